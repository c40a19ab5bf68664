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

BATCHES = (Setting({"N": 5}), Setting({"N": 7}))
CORNERS = (Setting({"N": 4}),)
# Both dtypes, a single example, and other numbers of inputs.
ANY_SIZE = (Setting({"N": 6, "D": 2}, "float32"), Setting({"N": 1, "D": 2}), Setting({"N": 5, "D": 3}))
