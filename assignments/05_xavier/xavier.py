"""Xavier initialisation: a start from which deep networks learn.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import torch
from torch import Tensor, nn


def calculate_fan_in_and_fan_out(tensor: Tensor) -> tuple[int, int]:
    """The number of inputs that one output collects, and of outputs that one input is passed on to.

    tensor: a weight of two dimensions or more, (outputs, inputs, sizes of the receptive field...).
    Returns (fan_in, fan_out), two ints. Raises ValueError for fewer than two dimensions.
    """
    raise NotImplementedError


def xavier_uniform_(tensor: Tensor, gain: float = 1.0, generator: torch.Generator | None = None) -> Tensor:
    """Fill the tensor in place with draws from U(-a, a), a = gain * sqrt(6 / (fan_in + fan_out)).

    tensor: of two dimensions or more, contiguous or not. Returns the same tensor; no gradient is
    recorded, and requires_grad stays as it is.
    """
    raise NotImplementedError


def build_mnist_nn_xavier() -> nn.Module:
    """Two hidden layers of 256 units with ReLU and 10 outputs; weights Xavier uniform, biases 0.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    raise NotImplementedError


if __name__ == "__main__":
    torch.manual_seed(0)
    starts = {"default": lambda weight: weight, "Xavier": xavier_uniform_}
    for name, start in starts.items():
        for activation in (nn.Identity(), nn.Tanh()):
            signal = torch.randn(1000, 256)
            with torch.no_grad():
                for _ in range(10):
                    signal = activation(signal @ start(nn.Linear(256, 256).weight).T)
            print(f"{name} start, {activation}: after ten layers {signal.std():.4f}")
