"""Checks of init_params."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from autograder.case import Case, Disagreement, Setting, unwrapped
from autograder.hidden.backprop.assignment import backprop
from autograder.hidden.backprop.network import Array
from autograder.sandbox.inside.wire import Generator, Tensor
from autograder.student import Student

ANY_SIZE = tuple(Setting({"D": D, "H": H}, "float32") for D, H in ((5, 3), (1, 1)))
WIDE = (Setting({"D": 20, "H": 24}, "float32"),)
"""So many weights that chance makes no two alike, be they random signs: two units of a draw agree with 2^-21, any of
276 pairs in both of two draws with 2e-8, and two draws of w2 with 2^-24."""


def drawn(student: Student, case: Case, generator: Generator | None) -> dict[str, Array]:
    """What init_params returns, as four float32 arrays of the right shapes."""
    D, H = case.size("D"), case.size("H")
    params = student.init_params(D, H) if generator is None else student.init_params(D, H, generator=generator)
    shapes = {"w1": (D, H), "b1": (H,), "w2": (H, 1), "b2": (1,)}
    case.require(
        isinstance(params, (tuple, list)) and len(params) == len(shapes),
        "init_params returns the tuple (w1, b1, w2, b2)",
    )
    arrays = {}
    for (name, shape), value in zip(shapes.items(), params, strict=True):
        array, dtype = unwrapped(value)
        if array is None or not isinstance(value, Tensor):
            raise Disagreement(f"{name} is no torch.Tensor")
        case.require(array.shape == shape, f"{name} has shape {array.shape}, asked is {shape}")
        case.require(dtype == "float32", f"{name} has dtype {dtype}, asked is float32")
        case.require(np.isfinite(array).all(), f"{name} has entries that are not finite")
        arrays[name] = array
    return arrays


def generator(case: Case, key: str) -> Generator:
    """A torch.Generator in the sandbox, with a random seed."""
    return Generator(key, int(case.random.integers(1 << 31)))


@backprop.check("init_params", 1, ANY_SIZE)
def init_params_shapes(student: Student, case: Case) -> None:
    """init_params returns finite float32 tensors w1 (inputs, hidden), b1 (hidden,), w2 (hidden, 1), b2 (1,)."""
    drawn(student, case, generator(case, "first"))


@backprop.check("init_params", 1, WIDE)
def init_params_random(student: Student, case: Case) -> None:
    """The weights are random and of a useful size, and the hidden units start out different from each other."""
    draws = [drawn(student, case, generator(case, key)) for key in ("one", "other")]
    case.require(
        any(_units_differ(draw) for draw in draws),
        "two hidden units start with equal weights and biases, in w1, b1 and w2, and will always stay equal",
    )
    for name in ("w1", "w2"):
        weights = np.array([draw[name] for draw in draws])
        case.require(
            any(np.ptp(draw) > 0 for draw in weights), f"all entries of {name} are equal: draw each of them at random"
        )
        case.require(np.ptp(weights, axis=0).any(), f"{name} is the same for two different generators")
        # A weight of 1e-4 leaves XOR on its plateau for more than 10,000 steps; one of 100 saturates every unit.
        spread = float(np.abs(weights).max())
        case.require(
            1e-3 < spread < 50,
            f"the largest weight of {name} is {spread:.3g}: too {'small' if spread < 1 else 'large'} to learn from",
        )


def _units_differ(draw: Mapping[str, Array]) -> bool:
    """Whether no two hidden units have all in common: their column of w1, their entry of b1, their row of w2."""
    units = np.column_stack([draw["w1"].T, draw["b1"], draw["w2"]])
    return len(np.unique(units, axis=0)) == len(units)


@backprop.check("init_params", 1, WIDE)
def init_params_generator(student: Student, case: Case) -> None:
    """Every random number comes from the generator: equal states give equal weights, no other is drawn or seeded."""
    start = generator(case, "one")
    first = drawn(student, case, start)
    case.require(
        not student.last.drew_globally,
        "init_params draws from, or seeds, torch's global random state instead of `generator`",
    )
    again = drawn(student, case, Generator("twin", start.seed))
    following = drawn(student, case, start)
    for name in ("w1", "w2"):
        case.require(
            np.array_equal(first[name], again[name]), f"two generators in the same state give different {name}"
        )
        case.require(
            not np.array_equal(first[name], following[name]),
            f"the second call with one generator gives the same {name}",
        )
    unseeded = drawn(student, case, None)
    case.require(
        not np.array_equal(unseeded["w1"], drawn(student, case, None)["w1"]),
        "two calls without a generator give the same w1",
    )
