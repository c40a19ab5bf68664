"""What the checks of `xor_nn` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.perceptron import IN_PLACE, KEPT
from tests.hidden.acceptance.table import Table

OF_THE_MODEL = frozenset({"train.solves_xor", "train.solves_xor_deep", "train.default_learning_rate"})

TABLE = Table(
    assignment=assignments()["xor_nn"],
    groups=(("build_xor_nn", "build_xor_wide_deep", "train", "accuracy"),),
    rightly_accepted={(spoiler, check): IN_PLACE for spoiler in KEPT for check in OF_THE_MODEL},
    seen_by_others=OF_THE_MODEL,
)
