"""The figures of assignment 05's handout: `python -m tests.measurements.xavier_starts`.

What ten layers leave of a signal, and how soon the wide and deep XOR network of assignment 04 learns, from several
starts. A measurement, not a test; its output is kept in `xavier_starts.txt`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import Tensor

STARTS, STEPS = 200, 10_001
X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
SIZES = (2, 10, 10, 10, 1)


def xavier(inputs: int, outputs: int) -> float:
    """The bound of Xavier uniform."""
    return (6 / (inputs + outputs)) ** 0.5


def default(inputs: int, _outputs: int) -> float:
    """The bound of what `torch.nn.Linear` draws, weights and biases."""
    return inputs**-0.5


def left_after_ten_layers(draw: Callable[[torch.Generator], Tensor]) -> float:
    """The standard deviation of a signal of 1 behind ten linear layers of 256 units."""
    generator = torch.Generator().manual_seed(0)
    signal = torch.randn(1000, 256, generator=generator)
    for _ in range(10):
        signal = signal @ draw(generator).T
    return float(signal.std())


def uniform(bound: float) -> Callable[[torch.Generator], Tensor]:
    """Draws a layer's weight from U(-bound, bound)."""
    return lambda generator: (2 * torch.rand(256, 256, generator=generator) - 1) * bound


def normal(spread: float) -> Callable[[torch.Generator], Tensor]:
    """Draws a layer's weight from a normal distribution."""
    return lambda generator: torch.randn(256, 256, generator=generator) * spread


def learn(weight_bound: Callable[[int, int], float], biases: bool) -> tuple[Tensor, Tensor]:
    """The steps after which the cost is below 0.6 and below 0.01, of every start; -1 where it never is."""
    generator = torch.Generator().manual_seed(0)
    parameters = []
    for inputs, outputs in pairwise(SIZES):
        weight = (2 * torch.rand(STARTS, inputs, outputs, generator=generator) - 1) * weight_bound(inputs, outputs)
        bias = torch.zeros(STARTS, 1, outputs)
        if biases:
            bias = (2 * torch.rand(bias.shape, generator=generator) - 1) * default(inputs, outputs)
        parameters += [weight.requires_grad_(), bias.requires_grad_()]
    left, solved = torch.full((STARTS,), -1), torch.full((STARTS,), -1)
    for step in range(STEPS):
        signal = X.expand(STARTS, 4, 2)
        for weight, bias in zip(parameters[::2], parameters[1::2], strict=True):
            logits = signal @ weight + bias
            signal = torch.sigmoid(logits)
        losses = torch.nn.functional.binary_cross_entropy_with_logits(logits, Y.expand_as(logits), reduction="none")
        cost = losses.mean((1, 2))
        gradients = torch.autograd.grad(cost.sum(), parameters)
        left[(left < 0) & (cost < 0.6)] = step
        solved[(solved < 0) & (cost < 0.01)] = step
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients, strict=True):
                parameter.sub_(gradient)
    return left, solved


def main() -> None:
    """Print both tables."""
    torch.set_num_threads(1)
    print("weights                 standard deviation after ten layers")
    for name, draw in (
        ("normal, spread 1", normal(1.0)),
        ("normal, spread 0.01", normal(0.01)),
        ("nn.Linear's own", uniform(default(256, 256))),
        ("Xavier uniform", uniform(xavier(256, 256))),
    ):
        print(f"{name:22}  {left_after_ten_layers(draw):.3g}", flush=True)
    print(f"\n2-10-10-10-1 on XOR     below 0.6 after (median)  below 0.01 within {STEPS:,} steps of {STARTS}")
    for name, bound, biases in (
        ("nn.Linear's own", default, True),
        ("Xavier uniform", xavier, False),
        ("Xavier, gain 4", lambda inputs, outputs: 4 * xavier(inputs, outputs), False),
    ):
        left, solved = learn(bound, biases)
        steps = f"{int(left[left >= 0].median()):,} steps"
        print(f"{name:22}  {steps:24}  {int((solved >= 0).sum())}", flush=True)


if __name__ == "__main__":
    main()
