"""What students return by mistake is judged as a mistake, by every check that asks for it, and ends no grading."""

from __future__ import annotations

import pytest

from autograder.course import assignments

from ..marking import beside

BATCHNORM = assignments()["batchnorm"]


NO_PAIR = ("[1.0]", "[]", "object()", "'no', 'idea'", "(i for i in range(2))", "None", "1.0")


@pytest.mark.parametrize("returned", NO_PAIR)
def test_what_is_no_loss_and_accuracy_earns_nothing(judge, returned):
    text = f"def evaluate(model, images, labels):\n    return {returned}\n"
    judged = judge.judge(beside(text, BATCHNORM), assignment=BATCHNORM)
    assert judged.points("evaluate") == 0


def test_who_does_not_train_earns_nothing_for_the_training(judge):
    text = "def train_epoch(model, images, labels, optimizer, batch_size=32):\n    pass\n"
    judged = judge.judge(beside(text, BATCHNORM), assignment=BATCHNORM)
    assert judged.points("train_epoch") == 0


@pytest.mark.parametrize("returned", ["(x, x)", "[x]", "None", "x.tolist()", "'text'"])
def test_a_model_that_returns_no_tensor_is_told_so(judge, returned):
    text = f"""
class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = torch.nn.Sequential(
            nn.Linear(784, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 32), nn.BatchNorm1d(32), nn.ReLU(),
            nn.Linear(32, 10),
        )

    def forward(self, x):
        x = self.layers(x)
        return {returned}


def build_bn_model():
    return Model()
"""
    judged = judge.judge(beside(text, BATCHNORM), assignment=BATCHNORM)
    assert judged.statuses("build_bn_model") <= {"passed", "failed", "error"}
    assert "build_bn_model.gradients" in judged.lost


def test_a_generator_is_called_what_it_is(judge):
    text = "def update(params, grads, learning_rate):\n    return (p for p in params)\n"
    failure = judge.judge(beside(text)).outcomes["update.step"].failures[0]
    assert "an object of type generator" in failure.text


@pytest.mark.parametrize(
    ("name", "check", "text"),
    [
        (
            "relu_dropout",
            "dropout_forward.refuses",
            "class Beyond(ValueError): ...\nplain = dropout_forward\n"
            "def dropout_forward(x, p, training, generator=None):\n"
            "    if not 0 <= p <= 1:\n        raise Beyond(p)\n    return plain(x, p, training, generator)\n",
        ),
        (
            "xavier",
            "calculate_fan_in_and_fan_out.refuses",
            "class TooFew(ValueError): ...\nplain = calculate_fan_in_and_fan_out\n"
            "def calculate_fan_in_and_fan_out(tensor):\n"
            "    if tensor.ndim < 2:\n        raise TooFew\n    return plain(tensor)\n",
        ),
    ],
)
def test_an_exception_of_ones_own_that_is_a_value_error_is_one(judge, name, check, text):
    assignment = assignments()[name]
    assert check in judge.judge(beside(text, assignment), assignment=assignment).passed
