"""The assignment `numpy_backprop`: what it rules out, and the sizes and tolerances that its checks ask for."""

from __future__ import annotations

from autograder.assignment import Assignment, OffLimits
from autograder.case import Setting
from autograder.oracle.compare import RTOL

FUNCTIONS = ("forward", "loss_gradient", "train")

XOR = Setting({"N": 4, "D": 2, "H": 2})

numpy_backprop = Assignment(
    id="numpy_backprop",
    number="03",
    title="The same by hand in NumPy",
    functions=FUNCTIONS,
    arrays="numpy",
    off_limits=(
        OffLimits(
            functions=frozenset(FUNCTIONS),
            roots=("torch",),
            allowed=(),
            advice="Write it with NumPy (+, *, @, .T, np.exp, np.log, np.sum, ...): torch is off limits inside the "
            "graded functions.",
        ),
    ),
    familiar=XOR,
)

# All sizes differ, from each other and from the one output, so that no transpose and no factor passes for another;
# other sizes follow in ANY_SIZE.
UNEVEN = (Setting({"N": 5, "D": 3, "H": 4}),)

# Both dtypes, and each size also 1.
ANY_SIZE = (
    Setting({"N": 6, "D": 3, "H": 4}, "float32"),
    Setting({"N": 1, "D": 3, "H": 1}),
    Setting({"N": 5, "D": 1, "H": 4}),
)

GUARDED_RTOL = 1e-4
"""Assignment 02 tolerates a guard against log 0 of up to 1e-6, and who brings one along is not punished: with pred in
[0.02, 0.98], where these inputs lie but for a few, it moves the loss and its gradient by at most 5e-5, relative. The
published run is asked for to 1e-8, which a guard that shifts the prediction misses."""

TRAINING_RTOL = 2e-5
"""Of 48,000 paths from such starts a guard of 1e-6 moves none by more than 1.7e-5, the usual 1e-7 by 1.7e-6; every
mistake by 2e-3 and more."""

PUBLISHED_RTOL = 1e-8
"""Two orders of summation differ by 1e-13 after 2,000 steps; the published digits end at 1e-8."""


def tolerance(dtype: str, rtol: float) -> float:
    """A tolerance of float64, or the dtype's own where that is wider."""
    return max(rtol, RTOL[dtype])
