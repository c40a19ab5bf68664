"""What the student's own functions lead to: the chain rule and training through them, the gradient of their loss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from autograder.case import Case, Disagreement, unwrapped
from autograder.hidden.following import alive, all_finite, following, led, owns, varied
from autograder.hidden.numpy_backprop.assignment import GUARDED_RTOL
from autograder.hidden.numpy_backprop.network import GRADIENTS, PARAMETERS, Array, Parameters, layers, loss
from autograder.oracle.compare import same_numbers
from autograder.oracle.networks import sigmoid
from autograder.student import Student

_STEP = 1e-4
"""Central differences are off by its square, 1e-8 of the third derivative; rounding adds 1e-16 / 1e-4 of the loss."""
_SAME_GRADIENT = 1e-6


def by_own_forward(
    student: Student, inputs: Array, targets: Array, params: Parameters, got: Any, rtol: float
) -> Mapping[str, Array]:
    """The chain rule through what the student's own forward returns, in the form that gives most of `got`."""
    paths = list(_chain_rules(_own_layers(student, inputs, targets, params), inputs, targets, params[2]))

    def given(path: Mapping[str, Array]) -> int:
        return sum(_is(value, own, rtol) for value, own in zip(got, path.values(), strict=True))

    return max(paths, key=given)


def _own_layers(student: Student, inputs: Array, targets: Array, params: Parameters) -> tuple[Array, ...]:
    answer = student.forward(inputs, targets, *params)
    if not isinstance(answer, (tuple, list)) or len(answer) != 6:
        raise Disagreement("there is nothing to follow")
    (hidden, _), examples = params[0].shape, len(inputs)
    column, row = (hidden, examples), (1, examples)
    return owns(answer[:5], column, column, row, row, (examples, 1))


def _chain_rules(own: tuple[Array, ...], inputs: Array, targets: Array, W2: Array) -> Iterator[dict[str, Array]]:
    """All ways to write one chain rule: they are equal for a right forward pass, and differ for a wrong one."""
    G1, S1, G2, S2, pred = own
    T = targets.T
    ends = S2 - T, pred.T - T, sigmoid(G2) - T, ((pred - targets) / (pred * (1 - pred))).T * S2 * (1 - S2)
    slopes = S1 * (1 - S1), sigmoid(G1) * sigmoid(-G1)
    for dL_dG2, slope in product(ends, slopes):
        dL_dG1 = W2.T @ alive(dL_dG2) * alive(slope)
        yield dict(
            zip(
                GRADIENTS,
                (
                    dL_dG1 @ inputs,
                    dL_dG1.sum(axis=1, keepdims=True),
                    dL_dG2 @ varied(S1).T,
                    dL_dG2.sum(axis=1, keepdims=True),
                ),
                strict=True,
            )
        )


def by_own_functions(
    student: Student, case: Case, data: tuple[Array, Array], params: Parameters, rate: float, steps: int
) -> dict[str, Array]:
    """Training with the student's own loss and loss_gradient, until it ends or diverges."""
    now: tuple[Array, ...] = params
    losses = []
    for _ in range(steps):
        losses.append(_own_loss(student, case, data, now))
        grads = owns(student.loss_gradient(*data, *now), *(p.shape for p in params))
        now = tuple(p - rate * g for p, g in zip(now, grads, strict=True))
        if not all_finite(now):
            break
    return dict(zip((*PARAMETERS, "losses"), led(params, now, losses), strict=True))


def is_exact_for_own_loss(
    student: Student, case: Case, inputs: Array, targets: Array, params: Parameters, got: Any
) -> bool:
    """Whether `got` is the gradient of the student's own loss, which is not the one asked.

    Asks `forward` twice for every entry of the parameters; in float64 only, where differences can tell.
    """
    if case.dtype != "float64" or not isinstance(got, (tuple, list)) or len(got) != len(GRADIENTS):
        return False

    def differences() -> dict[str, Array]:
        asked = float(loss(layers(inputs, *params)[3], targets))
        if np.isclose(_own_loss(student, case, (inputs, targets), params), asked, rtol=GUARDED_RTOL, atol=0):
            raise Disagreement("the student's loss is the one asked")
        slopes = [np.empty_like(param) for param in params]
        for slope, param in zip(slopes, params, strict=True):
            for index, _ in np.ndenumerate(param):
                above, below = (
                    _own_loss(student, case, (inputs, targets), _nudged(params, param, index, step))
                    for step in (_STEP, -_STEP)
                )
                slope[index] = (above - below) / (2 * _STEP)
        return dict(zip(GRADIENTS, slopes, strict=True))

    own = following(student, differences)
    return any(np.any(slope) for slope in own.values()) and all(
        _is(value, slope, _SAME_GRADIENT) for value, slope in zip(got, own.values(), strict=True)
    )


def _nudged(params: Parameters, param: Array, index: tuple[int, ...], step: float) -> tuple[Array, ...]:
    moved = param.copy()
    moved[index] += step
    return tuple(moved if other is param else other for other in params)


def _own_loss(student: Student, case: Case, data: tuple[Array, Array], params: Sequence[Array]) -> float:
    answer = student.forward(*data, *params)
    if not isinstance(answer, (tuple, list)) or len(answer) != 6:
        raise Disagreement("there is nothing to follow")
    return case.number(answer[5], "loss")


def _is(value: Any, own: Array, rtol: float) -> bool:
    array, _ = unwrapped(value)
    return array is not None and array.dtype.kind == "f" and same_numbers(array.astype(np.float64), own, rtol)
