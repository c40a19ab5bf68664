"""XOR with torch.nn, wide and deep.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import torch
from torch import Tensor, nn


def build_xor_nn() -> nn.Module:
    """Two inputs, two hidden units, one output, a sigmoid behind each linear layer.

    The model takes a batch (N, 2) and returns outputs (N, 1) between 0 and 1.
    """
    raise NotImplementedError


def build_xor_wide_deep() -> nn.Module:
    """Two inputs, three hidden layers of ten units, one output, a sigmoid behind each linear layer.

    The model takes a batch (N, 2) and returns outputs (N, 1) between 0 and 1.
    """
    raise NotImplementedError


def train(
    model: nn.Module,
    X: Tensor,
    Y: Tensor,
    learning_rate: float = 1.0,
    steps: int = 10001,
    device: torch.device | str | None = None,
) -> list[float]:
    """`steps` steps of gradient descent on the mean binary cross-entropy of the whole batch.

    X (N, D), Y (N, 1) of 0 and 1; steps >= 1. The model is trained in place, on `device` or, where that
    is None, on X's device.
    Returns a list of `steps` floats: the cost before each update.
    """
    raise NotImplementedError


def accuracy(model: nn.Module, X: Tensor, Y: Tensor) -> float:
    """The share of right answers, between 0 and 1.

    X (N, D), Y (N, 1) of 0 and 1, on the device of the model, whose mode stays as it was.
    """
    raise NotImplementedError


if __name__ == "__main__":
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    there = "cuda" if torch.cuda.is_available() else "cpu"
    for build in (build_xor_nn, build_xor_wide_deep):
        torch.manual_seed(1)
        model = build()
        costs = train(model, X, Y, device=there)
        solved = next((step for step, cost in enumerate(costs) if cost < 0.01), None)
        shown = ", ".join(f"{costs[step]:.4f}" for step in (0, 1000, 2500, 5000, 7500, 10000))
        print(f"{build.__name__}: {shown}; below 0.01 at step {solved}")
        print(f"accuracy {accuracy(model, X.to(there), Y.to(there))}")
