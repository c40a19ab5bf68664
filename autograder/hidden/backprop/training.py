"""Checks of update and train."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.case import Case, Disagreement, unwrapped
from autograder.hidden.backprop.assignment import (
    ANY_SIZE,
    ANY_SIZE_ONE_OUTPUT,
    UNEVEN,
    UNEVEN_ONE_OUTPUT,
    XOR,
    backprop,
)
from autograder.hidden.backprop.network import (
    PARAMETERS,
    Array,
    Parameters,
    cost_factor,
    descend,
    parameters,
    stable_cost,
)
from autograder.hidden.following import all_finite, explodes_alike, following, led, own, owns, varied
from autograder.hidden.steps import SOLVED_STEPS, SURE, require_every_step, require_no_early_end
from autograder.oracle.compare import RTOL, together
from autograder.student import Student


@backprop.check("update", dict.fromkeys(PARAMETERS, 0.5), 2 * UNEVEN)
def update_step(student: Student, case: Case) -> None:
    """update returns each parameter minus learning_rate times its gradient."""
    judge_update(student, case)


@backprop.check("update", 1, ANY_SIZE, device=True)
def update_any_input(student: Student, case: Case) -> None:
    """update returns new tensors of the same dtype, leaves `params` and `grads` alone, and works for every size."""
    judge_update(student, case)
    case.unchanged(student, "params", "grads", "learning_rate")
    case.require(not student.last.shares_memory, "update must return new tensors, not its arguments or views of them")


def judge_update(student: Student, case: Case) -> None:
    """One step of gradient descent."""
    params, grads = parameters(case), parameters(case)
    rate = float(case.random.uniform(0.05, 2))
    want = {name: p - rate * g for name, p, g in zip(PARAMETERS, params, grads, strict=True)}
    others = {
        f"{name} + learning_rate * gradient": p + rate * g for name, p, g in zip(PARAMETERS, params, grads, strict=True)
    }
    case.agree(student.update(params, grads, rate), want, others=others)


_RTOL = 2e-5
"""Of 29,000 paths from such starts a guard of 1e-6 moves none by more than 1.1e-5, the usual 1e-7 by 1.1e-6; the
smallest mistake, w2 updated too early, moves 99 in 100 by more than 2e-3 at the first step."""


def own_training(
    student: Student, case: Case, X: Array, Y: Array, params: Parameters, rate: float, steps: int
) -> dict[str, Array]:
    """Training with the student's own functions in the place of the network's, until it ends or diverges."""
    hidden, output = (len(X), params[0].shape[1]), Y.shape
    now: tuple[Array, ...] = params
    costs: list[float] = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = owns(student.forward(X, *now), hidden, hidden, output, output)
        if not costs:  # later on, units may saturate
            varied(a1)
        costs.append(case.number(student.binary_cross_entropy(Y_pred, Y), "the cost"))
        d_Y_pred = own(student.loss_derivative(Y_pred, Y), output)
        d_l2, d_w2, d_b2 = owns(student.layer2_backward(d_Y_pred, l2, a1), output, now[2].shape, now[3].shape)
        layer1 = student.layer1_backward(d_l2, now[2], l1, X)
        _d_a1, _d_l1, d_w1, d_b1 = owns(layer1, hidden, hidden, now[0].shape, now[1].shape)
        now = owns(student.update(now, (d_w1, d_b1, d_w2, d_b2), rate), *(p.shape for p in params))
        if not all_finite(now):
            break
    return dict(zip((*PARAMETERS, "costs"), led(params, now, costs), strict=True))


def parts(case: Case, result: Any) -> list[Any]:
    """The five values that train returned."""
    case.require(
        isinstance(result, (tuple, list)) and len(result) == 5, "train returns the tuple (w1, b1, w2, b2, costs)"
    )
    return list(result)


def judge_training(student: Student, case: Case, steps: int) -> None:
    """`steps` steps from given parameters: where they lead, and the cost before each.

    The parameters are small, so that no Y_pred comes near 0 or 1, where a tolerated guard would move the path.
    """
    X, Y, params = case.normal("N", "D"), case.targets("N", 1), parameters(case, scale=0.3)
    # Two conventions follow N times the gradient: the same path needs a rate N times smaller.
    rate = float(case.random.uniform(1.6, 3)) / cost_factor(case)
    result = parts(case, student.train(X, Y, *params, rate, steps))
    trained, exact_costs = descend(case, X, Y, params, rate, steps)

    def by_own_functions() -> dict[str, Array]:
        return own_training(student, case, X, Y, params, rate, steps)

    if explodes_alike(result, steps, lambda: following(student, by_own_functions)):
        case.follows.extend(PARAMETERS)
        return
    want, rtol = dict(zip(PARAMETERS, trained, strict=True)), max(_RTOL, RTOL[case.dtype])
    case.agree(
        result,
        {**want, "costs": exact_costs},
        rtol={**together(want, rtol), "costs": rtol},
        follow=lambda: following(student, by_own_functions),
    )


def judge_no_early_end(student: Student, case: Case) -> None:
    """Training where every prediction is right already: it makes all its steps."""
    X, Y = case.normal("N", "D"), np.ones((case.size("N"), 1))
    w1, b1, w2, b2 = parameters(case, scale=0.3)
    result = student.train(X, Y, w1, b1, w2, b2 + SURE, 1 / cost_factor(case), SOLVED_STEPS)
    require_no_early_end(case, parts(case, result)[4], "costs")


@backprop.check("train", {**dict.fromkeys(PARAMETERS, 0.5), "costs": 1}, UNEVEN_ONE_OUTPUT, conventional=True)
def train_first_steps(student: Student, case: Case) -> None:
    """train makes every step: after 1 and after 10 it is where gradient descent leads, with the cost before each."""
    for steps in (1, 10):
        judge_training(student, case, steps)
    judge_no_early_end(student, case)


XOR_START: Parameters = (
    np.array([[-2.27, -0.09], [-2.32, 1.53]]),
    np.array([-0.22, 0.07]),
    np.array([[-1.77], [-0.79]]),
    np.array([-1.04]),
)
XOR_RATE, XOR_STEPS, XOR_COST = 5.0, 300, 0.02
# False failures: none in 2,000 runs of each of 19 right files (tests/measurements/false_failures.md).


@backprop.check("train", 1, (XOR,), conventional=True)
def train_converges(student: Student, case: Case) -> None:
    """From a given start, train solves XOR: the cost of the parameters that come back is small."""
    rows = case.random.permutation(4)
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])[rows]
    Y = np.array([[0.0], [1.0], [1.0], [0.0]])[rows]
    # A start of each student's own, too close to the measured one to change where it leads.
    start: Any = tuple(p + case.random.uniform(-0.01, 0.01, p.shape) for p in XOR_START)
    result = parts(case, student.train(X, Y, *start, XOR_RATE / cost_factor(case), XOR_STEPS))
    require_every_step(case, result[4], XOR_STEPS, "costs")
    params = []
    for name, value, given in zip(PARAMETERS, result[:4], start, strict=True):
        array, _ = unwrapped(value)
        if array is None or array.shape != given.shape or array.dtype.kind != "f":
            raise Disagreement(f"{name} did not come back as a tensor of shape {given.shape}")
        params.append(array.astype(np.float64))
    reached = stable_cost(X, Y, (params[0], params[1], params[2], params[3])) if all_finite(params) else np.nan
    case.require(
        reached < XOR_COST,
        f"after {XOR_STEPS} steps on XOR the cost of your parameters is {reached:.3g}; "
        f"gradient descent gets below {XOR_COST}",
    )


@backprop.check("train", 1, ANY_SIZE_ONE_OUTPUT, conventional=True, device=True)
def train_any_input(student: Student, case: Case) -> None:
    """train keeps the dtype, changes no argument, and works for every N, D and H."""
    judge_training(student, case, 2)
    case.unchanged(student, "X", "Y", "w1", "b1", "w2", "b2", "learning_rate", "steps")
