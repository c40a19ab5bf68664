"""The assignment `xor_nn`, and the sizes that its checks ask for."""

from __future__ import annotations

from autograder.assignment import Assignment
from autograder.case import Setting

xor_nn = Assignment(
    id="xor_nn",
    number="04",
    title="XOR with torch.nn, wide and deep",
    functions=("build_xor_nn", "build_xor_wide_deep", "train", "accuracy"),
    arrays="torch",
    optimizers=True,
)

SMALL, WIDE_DEEP = (2, 2, 1), (2, 10, 10, 10, 1)
"""The sizes of the two networks, from the inputs to the output."""

# All sizes differ, so that no transpose and no factor of one size can pass for another.
UNEVEN = (Setting({"N": 7, "D": 3, "H": 4}),)
CORNERS = (Setting({"N": 4}),)
# Both dtypes, and each size also 1.
ANY_SIZE = (Setting({"N": 6, "D": 3, "H": 4}, "float32"), Setting({"N": 1, "D": 1, "H": 1}))
