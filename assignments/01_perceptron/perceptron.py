"""The perceptron: one linear unit cannot learn XOR.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import torch
from torch import Tensor, nn


def build_perceptron() -> nn.Module:
    """One linear unit with two inputs, and a sigmoid behind it.

    The model takes a batch (N, 2) and returns outputs (N, 1) between 0 and 1.
    """
    raise NotImplementedError


def train(
    model: nn.Module, X: Tensor, Y: Tensor, learning_rate: float = 1.0, steps: int = 10001
) -> list[float]:
    """`steps` steps of gradient descent on the mean binary cross-entropy of the whole batch.

    X (N, D), Y (N, 1) of 0 and 1; steps >= 1. The model is trained in place.
    Returns a list of `steps` floats: the cost before each update.
    """
    raise NotImplementedError


def predict(model: nn.Module, X: Tensor) -> Tensor:
    """The model's answers: 1 where its output is above 0.5, else 0.

    X (N, D). Returns (N, 1) of 0. and 1. in X's dtype, with no gradient attached.
    """
    raise NotImplementedError


def accuracy(model: nn.Module, X: Tensor, Y: Tensor) -> float:
    """The share of right answers, between 0 and 1.

    X (N, D), Y (N, 1) of 0 and 1.
    """
    raise NotImplementedError


if __name__ == "__main__":
    corners = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    gates = {"AND": [0.0, 0.0, 0.0, 1.0], "OR": [0.0, 1.0, 1.0, 1.0], "XOR": [0.0, 1.0, 1.0, 0.0]}
    for name, targets in gates.items():
        torch.manual_seed(0)
        unit, answers = build_perceptron(), torch.tensor(targets)[:, None]
        costs = train(unit, corners, answers, steps=2000)
        print(f"{name}: cost {costs[0]:.4f}, after 150 steps {costs[150]:.4f}, after 2,000 {costs[-1]:.4f}")
        print(f"     outputs {unit(corners).squeeze().tolist()}, accuracy {accuracy(unit, corners, answers)}")
