"""The assignment `perceptron`, and the sizes that its checks ask for."""

from __future__ import annotations

from autograder.assignment import Assignment
from autograder.case import Setting

perceptron = Assignment(
    id="perceptron",
    number="01",
    title="The perceptron: one linear unit cannot learn XOR",
    functions=("build_perceptron", "train", "predict", "accuracy"),
    arrays="torch",
    optimizers=True,
)

BATCH = (Setting({"N": 7}),)
CORNERS = (Setting({"N": 4}),)
# Both dtypes, other numbers of inputs than 2, and each size also 1.
ANY_SIZE = (Setting({"N": 6, "D": 3}, "float32"), Setting({"N": 1, "D": 1}))
