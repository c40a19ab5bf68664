"""The published run: its starts, and the numbers that it printed, to float64's last digits but one.

The digits are those of this network in float64; `tests/hidden/test_numpy_backprop.py` computes them anew and holds them
against the shorter ones that were printed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from autograder.hidden.numpy_backprop.network import Array, Parameters

INPUTS = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], dtype=float)
TARGETS = np.array([[0], [1], [1], [0]], dtype=float)
LEARNING_RATE, STEPS = 0.1, 2000


@dataclass(frozen=True)
class Run:
    """Loss and predictions, before and after training."""

    seed: int
    loss_before: float
    pred_before: tuple[float, ...]
    loss_after: float
    pred_after: tuple[float, ...]


RUNS = (
    Run(
        220132,
        3.765259978818482,
        (0.20601854184865, 0.15406817419760, 0.22655651170394, 0.16426513058231),
        0.189054486778222,
        (0.04154988044145, 0.94477372074771, 0.94875326419490, 0.03651695632582),
    ),
    Run(
        220118,
        3.130685285464024,
        (0.39046106605237, 0.25117422475899, 0.39236246175244, 0.27272830804608),
        0.150120926345885,
        (0.03315865734914, 0.95648717950360, 0.95838905344350, 0.02898240514713),
    ),
)


def start(seed: int) -> Parameters:
    """The parameters that `np.random.seed(seed)` and four calls of `np.random.randn` give."""
    random = np.random.RandomState(seed)
    return random.randn(2, 2), random.randn(2, 1), random.randn(1, 2), random.randn(1, 1)


def column(values: tuple[float, ...]) -> Array:
    """Predictions as they are asked for, (N, 1)."""
    return np.array(values)[:, None]
