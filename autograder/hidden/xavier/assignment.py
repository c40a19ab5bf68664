"""The assignment `xavier`: what it rules out, and what it does not charge twice."""

from __future__ import annotations

from autograder.assignment import Assignment, OffLimits
from autograder.case import Setting
from autograder.hidden.following import forgiving

BY_HAND = ("calculate_fan_in_and_fan_out", "xavier_uniform_")

xavier = Assignment(
    id="xavier",
    number="05",
    title="Xavier initialisation: a start from which deep networks learn",
    functions=(*BY_HAND, "build_mnist_nn_xavier"),
    arrays="torch",
    off_limits=(
        OffLimits(
            functions=frozenset(BY_HAND),
            roots=("torch.nn.init", "sys.setprofile"),  # and what would blind whoever looks out for it
            allowed=(),
            advice="Count the fans from the tensor's shape, and draw with tensor operations (uniform_, torch.rand): "
            "torch.nn.init is off limits inside the first two functions.",
        ),
    ),
)

ONE_DTYPE = (Setting({}, "float32"),)
# 14,300 entries: Kolmogorov and Smirnov tell a normal distribution of the same spread from 3,300 on, and the largest
# entry shows a bound that is off by 0.16 %.
MATRIX = (Setting({"rows": 130, "columns": 110}, "float32"),)

_RIGHT_FANS = {"calculate_fan_in_and_fan_out": "nn.init._calculate_fan_in_and_fan_out"}
whatever_the_fans = forgiving("what is drawn", **_RIGHT_FANS)
whatever_the_filling = forgiving("the model", xavier_uniform_="nn.init.xavier_uniform_", **_RIGHT_FANS)
"""Wrong functions of the student's own are not charged to those that call them."""
