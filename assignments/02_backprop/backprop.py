"""Backpropagation by hand.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import torch
from torch import Tensor


def sigmoid(x: Tensor) -> Tensor:
    """The logistic function 1 / (1 + exp(-x)) of every entry.

    x: any shape. Returns a tensor of x's shape and dtype, finite for every finite x.
    """
    raise NotImplementedError


def sigmoid_prime(x: Tensor) -> Tensor:
    """The derivative of `sigmoid` at the pre-activation x, entry by entry.

    x: any shape. Returns a tensor of x's shape and dtype, finite for every finite x.
    """
    raise NotImplementedError


def init_params(
    inputs: int, hidden: int, generator: torch.Generator | None = None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Random parameters of a network with one output.

    Returns (w1, b1, w2, b2) in float32, of shapes (inputs, hidden), (hidden,), (hidden, 1), (1,).
    The weights are drawn from `generator`: the same generator state gives the same weights.
    """
    raise NotImplementedError


def forward(
    X: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The network's output, with what the backward pass will need.

    X (N, D), w1 (D, H), b1 (H,), w2 (H, O), b2 (O,).
    Returns (l1, a1, l2, Y_pred) of shapes (N, H), (N, H), (N, O), (N, O).
    """
    raise NotImplementedError


def binary_cross_entropy(Y_pred: Tensor, Y: Tensor) -> Tensor:
    """The cost: the mean over the batch of the binary cross-entropy, with natural logarithms.

    Y_pred (N, 1) in [0, 1], Y (N, 1) of 0 and 1.
    Returns a scalar tensor of shape (), finite also where Y_pred is exactly 0 or 1.
    """
    raise NotImplementedError


def loss_derivative(Y_pred: Tensor, Y: Tensor) -> Tensor:
    """The gradient of `binary_cross_entropy` with respect to the predictions, its 1/N included.

    Y_pred (N, 1) in [0, 1], Y (N, 1) of 0 and 1.
    Returns d_Y_pred (N, 1), finite also where Y_pred is exactly 0 or 1.
    """
    raise NotImplementedError


def layer2_backward(d_Y_pred: Tensor, l2: Tensor, a1: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The upstream gradient d_Y_pred carried back through Y_pred = sigmoid(l2) and l2 = a1 @ w2 + b2.

    d_Y_pred (N, O), l2 (N, O), a1 (N, H).
    Returns (d_l2, d_w2, d_b2) of shapes (N, O), (H, O), (O,).
    """
    raise NotImplementedError


def layer1_backward(d_l2: Tensor, w2: Tensor, l1: Tensor, X: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The upstream gradient d_l2 carried back through w2, through a1 = sigmoid(l1) and l1 = X @ w1 + b1.

    d_l2 (N, O), w2 (H, O), l1 (N, H), X (N, D).
    Returns (d_a1, d_l1, d_w1, d_b1) of shapes (N, H), (N, H), (D, H), (H,).
    """
    raise NotImplementedError


def update(params: tuple[Tensor, ...], grads: tuple[Tensor, ...], learning_rate: float) -> tuple[Tensor, ...]:
    """One step of gradient descent.

    params (w1, b1, w2, b2), grads (d_w1, d_b1, d_w2, d_b2).
    Returns the four new parameters in the same order, in tensors of their own; `params` is unchanged.
    """
    raise NotImplementedError


def train(
    X: Tensor, Y: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor, learning_rate: float, steps: int
) -> tuple[Tensor, Tensor, Tensor, Tensor, list[float]]:
    """`steps` steps of gradient descent on the whole batch, from the given parameters.

    X (N, D), Y (N, 1), w1 (D, H), b1 (H,), w2 (H, 1), b2 (1,); steps >= 1.
    Returns (w1, b1, w2, b2, costs): the trained parameters, and a list of `steps` floats, the cost
    before each update. The arguments are unchanged.
    """
    raise NotImplementedError


if __name__ == "__main__":
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    start = init_params(inputs=2, hidden=2, generator=torch.Generator().manual_seed(0))
    *trained, costs = train(X, Y, *start, learning_rate=1.0, steps=5000)
    print(f"cost: {costs[0]:.4f} at the start, {costs[-1]:.4f} at the end")
    print("predictions:", forward(X, *trained)[-1].squeeze())
