"""ReLU and dropout: the two layers between.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import torch
from torch import Tensor, nn


def relu(x: Tensor) -> Tensor:
    """The larger of x and 0, entry by entry.

    x: any shape. Returns a tensor of x's shape and dtype.
    """
    raise NotImplementedError


def relu_backward(dout: Tensor, x: Tensor) -> Tensor:
    """The upstream gradient dout carried back through `relu` to its input x.

    dout, x: of one shape, any. Returns dx of that shape; the derivative at x == 0 counts as 0.
    """
    raise NotImplementedError


def dropout_forward(
    x: Tensor, p: float, training: bool, generator: torch.Generator | None = None
) -> tuple[Tensor, Tensor]:
    """Inverted dropout: each entry dropped with probability p, the kept ones divided by 1 - p.

    x: any shape. Returns (out, mask), both of x's shape and dtype; mask is 1 where an entry was kept and
    0 where it was dropped. Not training: out is x, mask is all ones.
    Raises ValueError where p lies outside [0, 1], training or not.
    """
    raise NotImplementedError


def dropout_backward(dout: Tensor, mask: Tensor, p: float, training: bool) -> Tensor:
    """The upstream gradient dout carried back through `dropout_forward` to its input.

    dout, mask: of one shape, any; mask and p as they were in the forward pass.
    Returns dx of that shape. Not training: dx is dout. Training with p == 1: dx is zeros.
    """
    raise NotImplementedError


def build_dropout_model(p: float = 0.5) -> nn.Module:
    """Two hidden layers of 256 units with ReLU, each followed by dropout with probability p; 10 outputs.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    raise NotImplementedError


if __name__ == "__main__":
    torch.manual_seed(0)
    image, model = torch.rand(1, 784), build_dropout_model()
    with torch.no_grad():
        answers = model.train()(image.expand(1000, -1))
        answer = model.eval()(image)
    print(f"one answer in training is off by {(answers - answer).abs().mean():.4f} on average")
    print(f"the mean of 1,000 answers is off by {(answers.mean(dim=0) - answer).abs().mean():.4f}")
