"""The assignment `backprop`: what it rules out, and the sizes that its checks ask for."""

from __future__ import annotations

from autograder.assignment import EXACT, Assignment, OffLimits
from autograder.case import Setting
from autograder.hidden.off_limits import AUTOGRAD, HARMLESS, LAYERS
from autograder.oracle.compare import RTOL

SUM, LECTURE = "sum", "lecture"
FUNCTIONS = (
    "sigmoid",
    "sigmoid_prime",
    "init_params",
    "forward",
    "binary_cross_entropy",
    "loss_derivative",
    "layer2_backward",
    "layer1_backward",
    "update",
    "train",
)

XOR = Setting({"N": 4, "D": 2, "H": 2, "O": 1})

backprop = Assignment(
    id="backprop",
    number="02",
    title="Backpropagation by hand",
    functions=FUNCTIONS,
    arrays="torch",
    off_limits=(
        OffLimits(
            functions=frozenset(FUNCTIONS),
            roots=(*AUTOGRAD, *LAYERS, "torch.optim"),
            allowed=HARMLESS,
            advice="Write the derivative yourself, with tensor operations (+, *, @, torch.exp, sum, ...): "
            "autograd, torch.nn and torch.optim are off limits inside the graded functions.",
        ),
    ),
    conventions=(EXACT, SUM, LECTURE),
    familiar=XOR,
)

# All sizes differ, so that no transpose and no factor of one size can pass for another; other sizes follow in ANY_SIZE.
UNEVEN = (Setting({"N": 5, "D": 3, "H": 4, "O": 2}),)
UNEVEN_ONE_OUTPUT = (Setting({"N": 5, "D": 3, "H": 4, "O": 1}),)

# Both dtypes, and each size also 1.
ANY_SIZE = (
    Setting({"N": 6, "D": 3, "H": 4, "O": 2}, "float32"),
    Setting({"N": 1, "D": 3, "H": 1, "O": 2}),
    Setting({"N": 5, "D": 1, "H": 4, "O": 1}),
)
ANY_SIZE_ONE_OUTPUT = (
    Setting({"N": 6, "D": 3, "H": 4, "O": 1}, "float32"),
    Setting({"N": 1, "D": 3, "H": 4, "O": 1}),
    Setting({"N": 5, "D": 1, "H": 1, "O": 1}),
)
BATCH = (Setting({"N": 5}),)
ANY_BATCH = (Setting({"N": 6}, "float32"), Setting({"N": 1}))
ONE_DTYPE = (Setting({}),)
BOTH_DTYPES = (Setting({}), Setting({}, "float32"))

GUARDED_RTOL = 1e-4
"""Where a guard against log 0 of up to 1e-6 is tolerated: with Y_pred in [0.05, 0.95] it moves the cost's derivative by
at most 2e-5, relative, and ten steps of training by 1e-5; a guard of 1e-3, a mistake, moves the derivative by 2e-2."""


def guarded(dtype: str) -> float:
    """The tolerance of what a guard may touch."""
    return max(GUARDED_RTOL, RTOL[dtype])
