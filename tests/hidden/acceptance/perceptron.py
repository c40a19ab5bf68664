"""What the checks of `perceptron` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.table import Table
from tests.hidden.spoilers import SPOILERS

IN_PLACE = "asks what became of the model, which the spoilt function has trained; the costs are asked by other checks"
OF_THE_MODEL = frozenset({"train.learns_and_or", "train.settles_on_xor", "train.default_learning_rate"})
KEPT = SPOILERS.keys() - {"a liar"}
"""What leaves the costs readable, or at least the answer: a liar cannot be looked at."""

TABLE = Table(
    assignment=assignments()["perceptron"],
    groups=(("build_perceptron", "train", "predict"), ("accuracy",)),
    callers={"predict": {"accuracy"}},
    rightly_accepted={(spoiler, check): IN_PLACE for spoiler in KEPT for check in OF_THE_MODEL},
    seen_by_others=OF_THE_MODEL,
)
