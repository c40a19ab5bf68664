"""What the checks of `numpy_backprop` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.table import Table

_SOLVES_XOR = "asks only whether XOR is solved; the values are asked by the other checks"

TABLE = Table(
    assignment=assignments()["numpy_backprop"],
    groups=(("forward",), ("loss_gradient",), ("train",)),
    callers={"forward": {"loss_gradient", "train"}, "loss_gradient": {"train"}},
    rightly_accepted={("other numbers", "train.converges"): _SOLVES_XOR},
    of_the_whole_file=frozenset({"train.published", "train.converges"}),
)
