"""Builders judged by what their models compute: any order of declaration, no two layers that are one."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.case import Case, Disagreement, Setting
from autograder.hidden.descent import sigmoids
from autograder.hidden.stacks import built, judge_outputs, judge_parameters
from autograder.sandbox import open_sandbox
from autograder.student import Student

from ..sandbox.conversation import MODULE, PATIENT, load

DEEP = (2, 3, 3, 1)


@pytest.fixture(scope="module")
def sandbox():
    opened = open_sandbox("none", [])
    yield opened
    opened.close()


@pytest.fixture
def judge(sandbox):
    """Both judgements of `build()` in a source."""

    def run(body, sizes=DEEP):
        case = Case(Setting({"N": 5}, "float32"), np.random.default_rng(0), "mean", "torch")
        layers = sigmoids(case, *sizes)
        with sandbox.submission(PATIENT) as session:
            _, loaded = load(session, f"import torch\nfrom torch import nn\n{body}")
            assert loaded.problems == []
            student = Student(session, MODULE, "torch", "float32", 0, "scope")
            judge_parameters(case, built(student, "build"), layers)
            judge_outputs(case, built(student, "build"), layers, case.normal("N", 2))

    return run


NET = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.last, self.second, self.first = nn.Linear(3, 1), nn.Linear(3, 3), nn.Linear(2, 3)

    def forward(self, X):
        for layer in (self.first, self.second, self.last):
            X = torch.sigmoid(layer(X))
        return X

build = Net
"""
STACK = "def build(): return nn.Sequential(nn.Linear(2, 3), nn.Sigmoid(), nn.Linear(3, 3), {}, nn.Linear(3, 1), {})"


@pytest.mark.parametrize("source", [NET, STACK.format("nn.Sigmoid()", "nn.Sigmoid()")])
def test_every_order_of_declaration_is_right(judge, source):
    judge(source)


def test_two_matrices_of_one_shape_may_be_declared_in_either_order(judge):
    source = NET.replace("self.last, self.second,", "self.last, self.third, self.second,")
    source = source.replace("nn.Linear(3, 1), nn.Linear(3, 3),", "nn.Linear(3, 1), nn.Linear(3, 3), nn.Linear(3, 3),")
    judge(source.replace("self.second, self.last)", "self.second, self.third, self.last)"), (2, 3, 3, 3, 1))


@pytest.mark.parametrize(
    ("hidden", "last", "said"),
    [
        ("nn.ReLU()", "nn.Sigmoid()", "the output"),
        ("nn.Sigmoid()", "nn.Identity()", "the output"),
        ("nn.Sigmoid()", "nn.Flatten(0)", "the output has shape"),
        ("nn.Linear(3, 3)", "nn.Sigmoid()", "the parameters have the shapes"),
        ("nn.BatchNorm1d(3)", "nn.Sigmoid()", "the parameters have the shapes"),
    ],
)
def test_another_model_is_not(judge, hidden, last, said):
    with pytest.raises(Disagreement, match=said):
        judge(STACK.format(hidden, last))


def test_one_layer_in_two_places_is_seen(judge):
    source = """
def build():
    shared, sigmoid = nn.Linear(3, 3), nn.Sigmoid()
    return nn.Sequential(nn.Linear(2, 3), sigmoid, shared, sigmoid, shared, sigmoid, nn.Linear(3, 1), sigmoid)
"""
    with pytest.raises(Disagreement, match="the parameters have the shapes"):
        judge(source, (2, 3, 3, 3, 1))
