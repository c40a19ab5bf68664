"""What the checks of `xavier` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.table import Table

_FILLED = "the tensor is filled all the same, and where it is returned is asked by xavier_uniform_.in_place alone"
_THE_TENSOR = "is the filled tensor itself, the right answer"
_ANY_NUMBERS = "asks only where the numbers come from"

_XAVIER = assignments()["xavier"]
_FILLING = [check.id for check in _XAVIER.checks if check.function == "xavier_uniform_" and not check.on_device]

TABLE = Table(
    assignment=_XAVIER,
    groups=(("calculate_fan_in_and_fan_out",), ("xavier_uniform_",), ("build_mnist_nn_xavier",)),
    rightly_accepted={
        **{("its first argument", check): _THE_TENSOR for check in _FILLING},
        **{("nothing", check): _FILLED for check in _FILLING if check != "xavier_uniform_.in_place"},
        ("other numbers", "xavier_uniform_.generator"): _ANY_NUMBERS,
    },
    of_exceptions=frozenset({"calculate_fan_in_and_fan_out.refuses"}),
)
