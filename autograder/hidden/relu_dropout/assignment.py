"""The assignment `relu_dropout`: what it rules out, and the sizes and probabilities that its checks ask for."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from autograder.assignment import Assignment, OffLimits
from autograder.case import Case, Setting
from autograder.hidden.off_limits import AUTOGRAD, HARMLESS, LAYERS

Array = NDArray[Any]

BY_HAND = ("relu", "relu_backward", "dropout_forward", "dropout_backward")

_READY_MADE = (
    *("relu", "relu_", "prelu", "rrelu", "rrelu_", "threshold", "threshold_", "_add_relu", "_prelu_kernel"),
    *("dropout", "dropout_", "native_dropout", "_fused_dropout", "feature_dropout", "feature_dropout_"),
    *("alpha_dropout", "alpha_dropout_", "feature_alpha_dropout", "feature_alpha_dropout_"),
)

relu_dropout = Assignment(
    id="relu_dropout",
    number="07",
    title="ReLU and dropout: the two layers between",
    functions=(*BY_HAND, "build_dropout_model"),
    arrays="torch",
    off_limits=(
        OffLimits(
            functions=frozenset(BY_HAND),
            roots=(
                *AUTOGRAD,
                *LAYERS,
                *(f"{owner}.{name}" for owner in ("torch", "torch.Tensor", "torch._VF") for name in _READY_MADE),
                "torch.ops",
                "torch._ops",
                "torch._refs",
            ),
            allowed=HARMLESS,
            advice="Write it with tensor operations (*, /, >, torch.where, clamp, torch.maximum, torch.rand, ...): "
            "autograd, torch.nn and torch's own relu and dropout are off limits inside the first four functions.",
        ),
    ),
)

BATCH = (Setting({"N": 5, "D": 3}),)
# Both dtypes, and each size also 1; of any other size are the tensors of the checks that ask for values.
ANY_SIZE = (Setting({"N": 1, "D": 5}, "float32"), Setting({"N": 6, "D": 1}))
ONE_DTYPE = (Setting({}),)
# So many entries that they are never all kept nor all dropped: with p in [0.2, 0.8], 0.8^140 = 3e-14.
LARGER = (Setting({"N": 12, "D": 15}),)
ANY_LARGER_SIZE = (Setting({"N": 1, "D": 150}, "float32"), Setting({"N": 140, "D": 1}))

RTOL = {"float64": 1e-12, "float32": 1e-5}
"""An entry is a handful of operations, each right to 1e-16 or 6e-8; a cast to float32 on the way costs the latter."""


def unlikely(case: Case) -> float:
    """A probability below 1/2. A function is asked for one on either side, where p and 1 - p are easily confused."""
    return float(case.random.uniform(0.2, 0.4))


def likely(case: Case) -> float:
    """A probability above 1/2."""
    return float(case.random.uniform(0.6, 0.8))


def both_signs(case: Case, *dims: str | int) -> Array:
    """-1 and 1 by chance, both present where there are two entries or more."""
    return 2 * case.targets(*dims) - 1
