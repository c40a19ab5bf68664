"""What the checks of `batchnorm` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.table import Table

_LEARNS = "asks only whether the network learns; what each loss must be is asked by the other checks"

TABLE = Table(
    assignment=assignments()["batchnorm"],
    groups=(
        ("batchnorm_forward", "update_running_stats"),
        ("batchnorm_backward", "batchnorm_inference"),
        ("build_bn_model", "train_epoch"),
        ("build_nn_model", "evaluate"),
    ),
    callers={"batchnorm_forward": {"batchnorm_backward"}},
    handed={"batchnorm_forward": {"batchnorm_backward"}},
    rightly_accepted={("other numbers", "train_epoch.learns"): _LEARNS},
)
