"""What the checks of `relu_dropout` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.table import Table

_RIGHT = "is the right answer to what this check asks"
_WHICH_ENTRIES = "asks only which entries were dropped; value and dtype are asked by the other checks"

TABLE = Table(
    assignment=assignments()["relu_dropout"],
    groups=(("relu", "dropout_forward"), ("relu_backward", "dropout_backward"), ("build_dropout_model",)),
    rightly_accepted={
        ("zeros", "dropout_forward.p_one"): _RIGHT,
        ("its first argument", "dropout_backward.evaluation"): _RIGHT,
        ("another dtype", "dropout_forward.rate"): _WHICH_ENTRIES,
        ("another dtype", "dropout_forward.generator"): _WHICH_ENTRIES,
    },
    seen_by_others=frozenset({"dropout_forward.rate", "dropout_forward.generator"}),
    of_exceptions=frozenset({"dropout_forward.refuses"}),
)
