"""What was right once need not be right again: a function that answers the first of its calls earns nothing by it."""

from __future__ import annotations

import pytest

from autograder.course import assignments

from ..marking import beside

ONLY_ONCE = """
def only_once(function):
    calls = []

    def disguised(*args, **kwargs):
        calls.append(1)
        return function(*args, **kwargs) if len(calls) == 1 else None

    return disguised
"""
ASKED_ONCE = {
    "perceptron": {"build_perceptron.parameters", "predict.threshold"},
    "xor_nn": {"build_xor_nn.parameters", "build_xor_wide_deep.parameters"},
    "xavier": {"build_mnist_nn_xavier.parameters"},
    "batchnorm": {"build_bn_model.parameters", "build_nn_model.parameters"},
    "relu_dropout": {"build_dropout_model.parameters"},
}
"""A fresh model shows all its parameters at once, and the corners of the unit square all sides of a threshold."""


@pytest.mark.parametrize("name", assignments())
def test_an_answer_that_is_right_once_earns_nothing(judge, name):
    assignment = assignments()[name]
    disguise = "".join(f"\n{function} = only_once({function})" for function in assignment.functions)
    judged = judge.judge(beside(ONLY_ONCE + disguise, assignment), assignment=assignment)
    assert judged.passed == ASKED_ONCE.get(name, set())
