"""Batch normalisation, by hand and at work on MNIST.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import numpy as np
import torch
from torch import Tensor, nn


def batchnorm_forward(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> tuple[Tensor, object]:
    """Each feature normalised over the batch, then times gamma, plus beta.

    x (N, F); gamma, beta (F,). Returns (out, cache): out (N, F) in x's dtype, and any object that
    `batchnorm_backward` needs.
    """
    raise NotImplementedError


def batchnorm_backward(dout: Tensor, cache: object) -> tuple[Tensor, Tensor, Tensor]:
    """The upstream gradient dout carried back to the three inputs of `batchnorm_forward`.

    dout (N, F); cache as `batchnorm_forward` returned it.
    Returns (dx, dgamma, dbeta) of shapes (N, F), (F,), (F,).
    """
    raise NotImplementedError


def update_running_stats(
    running_mean: Tensor, running_var: Tensor, x: Tensor, momentum: float = 0.1
) -> tuple[Tensor, Tensor]:
    """The running statistics after one more batch.

    running_mean, running_var (F,); x (N, F) with N >= 2; momentum is the share of the new batch.
    Returns (running_mean, running_var) as new tensors; the variance of the batch is the unbiased one.
    """
    raise NotImplementedError


def batchnorm_inference(
    x: Tensor,
    gamma: Tensor,
    beta: Tensor,
    running_mean: Tensor,
    running_var: Tensor,
    eps: float = 1e-5,
) -> Tensor:
    """Each feature normalised by its running statistics, then times gamma, plus beta.

    x (N, F); all others (F,). Returns out (N, F); a row of it depends on no other row of x.
    """
    raise NotImplementedError


def build_bn_model() -> nn.Module:
    """Two hidden layers of 32 units, each normalised before its ReLU; 10 outputs.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    raise NotImplementedError


def build_nn_model() -> nn.Module:
    """The same network without batch normalisation.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    raise NotImplementedError


def train_epoch(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    optimizer: torch.optim.Optimizer,
    batch_size: int = 32,
) -> list[float]:
    """One pass over the images in training mode, with a step of the optimizer for each batch.

    images (N, 784) float32 in [0, 1], labels (N,) int64; the optimizer is that of the model's parameters.
    Returns the cross-entropy of each batch, before its step.
    """
    raise NotImplementedError


def evaluate(model: nn.Module, images: Tensor, labels: Tensor) -> tuple[float, float]:
    """The mean cross-entropy over all images, and the share of them that is recognised.

    images (N, 784) float32 in [0, 1], labels (N,) int64. Returns (loss, accuracy), taken in evaluation
    mode without recording gradients; the model is left in the mode in which it came.
    """
    raise NotImplementedError


if __name__ == "__main__":
    with np.load("mnist_5k.npz") as file:
        images = {part: torch.from_numpy(file[f"{part}_images"]) / 255 for part in ("train", "test")}
        labels = {part: torch.from_numpy(file[f"{part}_labels"]).long() for part in ("train", "test")}
    torch.manual_seed(0)
    for build in (build_nn_model, build_bn_model):
        model = build()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
        for _ in range(3):
            losses = train_epoch(model, images["train"], labels["train"], optimizer)
        loss, accuracy = evaluate(model, images["test"], labels["test"])
        print(f"{build.__name__}: the loss of the last epoch is {np.mean(losses):.3f}, on the test images")
        print(f"    it is {loss:.3f}, and {accuracy:.1%} of them are recognised")
