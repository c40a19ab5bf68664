"""The assignment `batchnorm`: what it rules out, and the sizes that its checks ask for."""

from __future__ import annotations

from autograder.assignment import Assignment, OffLimits
from autograder.case import Case, Setting
from autograder.hidden.batchnorm.network import Array
from autograder.hidden.off_limits import AUTOGRAD, HARMLESS, LAYERS

BY_HAND = ("batchnorm_forward", "batchnorm_backward", "update_running_stats", "batchnorm_inference")

_READY_MADE = (
    *("batch_norm", "native_batch_norm", "_native_batch_norm_legit", "_native_batch_norm_legit_no_training"),
    *("_batch_norm_impl_index", "batch_norm_stats", "batch_norm_elemt", "batch_norm_update_stats"),
    *("batch_norm_gather_stats", "batch_norm_gather_stats_with_counts", "batch_norm_backward_reduce"),
    *("batch_norm_backward_elemt", "cudnn_batch_norm", "miopen_batch_norm", "quantized_batch_norm"),
    *("instance_norm", "layer_norm", "native_layer_norm", "group_norm", "native_group_norm", "rms_norm"),
    "_fused_rms_norm",
)
_OWNERS = ("torch", "torch._VF", "torch._C._VariableFunctions")

batchnorm = Assignment(
    id="batchnorm",
    number="06",
    title="Batch normalisation, by hand and at work on MNIST",
    functions=(*BY_HAND, "build_bn_model", "build_nn_model", "train_epoch", "evaluate"),
    arrays="torch",
    mnist=True,
    optimizers=True,
    off_limits=(
        OffLimits(
            functions=frozenset(BY_HAND),
            roots=(
                *AUTOGRAD,
                *LAYERS,
                *(f"{owner}.{name}" for owner in _OWNERS for name in _READY_MADE),
                "torch._refs",
            ),
            allowed=HARMLESS,
            advice="Write it with tensor operations (-, *, /, mean, var, sqrt, sum, ...): autograd, torch.nn and "
            "torch's own normalisations are off limits inside the first four functions.",
        ),
    ),
)

# All sizes differ, so that no transpose and no factor of one size can pass for another.
BATCH = (Setting({"N": 5, "F": 3}),)
# Both dtypes, fewer examples than features, and each size also 1: apart, as a single example is normalised to nothing.
ANY_SIZE = (Setting({"N": 4, "F": 6}, "float32"), Setting({"N": 1, "F": 5}), Setting({"N": 5, "F": 1}))

RTOL = {"float64": 1e-11, "float32": 1e-4}
"""Some twenty operations, each right to 1e-16 or 6e-8; a variance taken as a difference of squares loses two digits
more. A cast to float32 on the way costs 6e-8."""


def batch(case: Case) -> Array:
    """x (N, F), each feature with a mean and, where N is 2 or more, a standard deviation of its own."""
    x = case.normal("N", "F")
    if case.size("N") > 1:  # chance may bring two rows so close that no derivative could be confirmed
        x /= x.std(axis=0)
    return case.exact(x * case.uniform("F", low=0.5, high=2) + case.uniform("F", low=-3, high=3))


def scale_and_shift(case: Case) -> tuple[Array, Array]:
    """gamma and beta (F,), of either sign and not near 0."""
    gamma = case.uniform("F", low=0.5, high=2) * case.random.choice([-1.0, 1.0], case.size("F"))
    return gamma, case.uniform("F", low=0.5, high=2) * case.random.choice([-1.0, 1.0], case.size("F"))
