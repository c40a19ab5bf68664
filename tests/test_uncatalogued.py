"""The kind of a mistake that the catalogue lacks is told by its numbers, and never guessed."""

from __future__ import annotations

import pytest

from autograder import catalogue
from autograder.uncatalogued import structure

from .marking import beside
from .works import BACKPROP

TRANSPOSED = next(mistake for mistake in catalogue.mistakes(BACKPROP) if mistake.id == "layer2-weights-transposed")
LAYER2 = """
def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, {d_w2}, d_l2.sum(dim=0)
"""
FORWARD = """
def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, {l2}, sigmoid(l2)
"""
D_W2 = "d_w2 is right but for a constant factor: it is"
STRUCTURES = [
    pytest.param(LAYER2.format(d_w2="a1.T @ d_l2 * len(l2)"), f"{D_W2} 5 (which is N here) times", id="N"),
    pytest.param(LAYER2.format(d_w2="a1.T @ d_l2 / len(l2)"), f"{D_W2} 0.2 (which is 1/N here) times", id="1/N"),
    pytest.param(LAYER2.format(d_w2="a1.T @ d_l2 * 7"), f"{D_W2} 7 times", id="a number"),
    pytest.param(LAYER2.format(d_w2="a1.T @ d_l2 * -1"), f"{D_W2} -1 times", id="-1"),
    pytest.param(LAYER2.format(d_w2="d_l2.T @ a1"), "d_w2 is the transpose of what was asked", id="transpose"),
    pytest.param(
        LAYER2.format(d_w2="torch.einsum('nh,no->nho', a1, d_l2)"), "d_w2 is not yet summed over axis 0", id="sum"
    ),
    pytest.param(FORWARD.format(l2="sigmoid(l2)"), "What you return as l2 is Y_pred.", id="another quantity"),
    pytest.param(
        FORWARD.format(l2="l2 if X.shape == (4, 2) else l2 + 1"), "right for the sizes of XOR only", id="XOR's sizes"
    ),
]


class TestTheKindOfMistake:
    """Where the catalogue has none, what the numbers themselves tell."""

    @pytest.mark.parametrize(("text", "said"), STRUCTURES)
    def test_is_said(self, judge, text, said):
        outcomes = judge.judge(beside(text)).outcomes
        check = "layer2_backward.gradients" if "layer2" in text else "forward.values"
        assert said in structure(outcomes[check])

    def test_is_said_where_float32_fails(self, judge):
        text = """
def sigmoid(x):
    return 1 / (1 + torch.exp(-x)) + 0.01 * (x.dtype == torch.float32)
"""
        assert "right in float64 only" in structure(judge.judge(beside(text)).outcomes["sigmoid.extremes"])

    def test_is_not_guessed(self, judge):
        text = LAYER2.format(d_w2="a1.T @ d_l2 + torch.arange(a1.shape[1])[:, None]")
        assert structure(judge.judge(beside(text)).outcomes["layer2_backward.gradients"]) is None

    def test_reaches_the_feedback_unless_a_mistake_is_named(self, marker):
        unknown = marker.mark(beside(LAYER2.format(d_w2="a1.T @ d_l2 * 7")))
        assert f"{D_W2} 7 times" in unknown.feedback("layer2_backward")
        named = marker.mark(beside(LAYER2.format(d_w2="d_l2.T @ a1")))
        assert "is the transpose of what was asked" not in named.feedback("layer2_backward")
        assert TRANSPOSED.says in named.feedback("layer2_backward")
