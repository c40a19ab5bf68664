"""Naming mistakes: what the feedback may say of one, what it must not, and what keeps the catalogue running."""

from __future__ import annotations

import pytest

from autograder import catalogue
from autograder.course import private_folders
from autograder.diagnosis import Diagnostician
from autograder.sandbox import open_sandbox

from .marking import beside
from .works import BACKPROP

MISTAKES = {mistake.id: mistake for mistake in catalogue.mistakes(BACKPROP)}

OTHER_STYLES = {
    "layer2-bias-mean": """
def layer2_backward(upstream, z, a):
    delta = torch.stack([u * sigmoid_prime(row) for u, row in zip(upstream, z)])
    weights = torch.einsum("nh,no->ho", a, delta)
    return [delta, weights, torch.einsum("no->o", delta) / len(z)]
""",
    "update-adds": """
def update(params, grads, learning_rate):
    new = []
    for number in range(4):
        new.append(torch.add(params[number], grads[number], alpha=learning_rate))
    return new
""",
    "train-cost-after-update": """
def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    params, history = [w1, b1, w2, b2], []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, *params)
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)
        params = update(params, [d_w1, d_b1, d_w2, d_b2], learning_rate)
        history.append(binary_cross_entropy(forward(X, *params)[3], Y))
    return [*params, history]
""",
}


SQUARE_WEIGHTS = """
def forward(inputs, W, b, V, c):
    hidden = torch.add(torch.matmul(inputs, torch.t(W)), b)
    return hidden, sigmoid(hidden), sigmoid(hidden) @ V + c, sigmoid(sigmoid(hidden) @ V + c)
"""


class TestACataloguedMistake:
    @pytest.mark.parametrize("mistake", OTHER_STYLES)
    def test_is_named_in_another_style_on_every_check_that_it_breaks(self, marker, mistake):
        marked = marker.mark(beside(OTHER_STYLES[mistake]))
        assert marked.named == dict.fromkeys(MISTAKES[mistake].fails, mistake)
        assert MISTAKES[mistake].says in marked.feedback(MISTAKES[mistake].functions[0])

    @pytest.mark.parametrize("student", ["ada", "grace", "мария"])
    def test_is_named_whoever_makes_it(self, marker, student):
        assert set(marker.mark(beside(OTHER_STYLES["update-adds"]), student).named.values()) == {"update-adds"}

    def test_is_named_beside_another_of_another_function(self, marker):
        marked = marker.mark(beside(OTHER_STYLES["layer2-bias-mean"] + OTHER_STYLES["update-adds"]))
        assert {check.split(".")[0]: mistake for check, mistake in marked.named.items() if "train" not in check} == {
            "layer2_backward": "layer2-bias-mean",
            "update": "update-adds",
        }

    def test_is_named_by_the_error_that_it_raises(self, marker):
        marked = marker.mark(beside(SQUARE_WEIGHTS))
        assert marked.checks["forward.values"].status == "error"
        assert marked.named == dict.fromkeys(MISTAKES["forward-square-weights"].fails, "forward-square-weights")


class TestNoMistakeIsNamed:
    SOMETIMES = """
def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, a1.T @ d_l2, {when}
"""

    def test_that_a_passed_check_refutes(self, marker):
        # layer2-bias-mean fails any_input too, which this one passes.
        sometimes = "d_l2.sum(0) / (5 if (a1.shape, l2.shape) == ((5, 4), (5, 2)) else 1)"
        marked = marker.mark(beside(self.SOMETIMES.format(when=sometimes)))
        assert marked.lost == {"layer2_backward.gradients"}
        assert marked.named == {}

    def test_that_a_failed_check_refutes(self, marker):
        # Right by layer2-bias-mean's numbers in one check, and by nobody's in the other.
        wrong = "d_l2.mean(0) if l2.shape in ((5, 2), (3, 4)) else d_l2.sum(0) + 1"
        marked = marker.mark(beside(self.SOMETIMES.format(when=wrong)))
        assert {"layer2_backward.gradients", "layer2_backward.any_input"} <= marked.lost
        assert "layer2_backward.gradients" not in marked.named

    def test_where_all_is_right(self, marker):
        assert marker.mark(beside("")).named == {}

    def test_where_nothing_is_there(self, marker):
        assert marker.mark("import torch\n").named == {}


class Watched:
    """A sandbox that shows which sessions were opened in it."""

    def __init__(self) -> None:
        self._sandbox = open_sandbox("bwrap", private_folders())
        self.sessions = []

    def open(self, limits):
        self.sessions.append(self._sandbox.open(limits))
        return self.sessions[-1]

    def close(self):
        self._sandbox.close()


class TestTheCataloguesProcess:
    @pytest.fixture
    def sandbox(self):
        opened = Watched()
        yield opened
        opened.close()

    def test_is_started_for_the_first_mistake_and_serves_all(self, judge, sandbox):
        diagnostician = Diagnostician(sandbox)
        assert diagnostician.mistakes(BACKPROP, list(judge.judge(beside("")).outcomes.values())) == {}
        assert sandbox.sessions == []
        outcomes = list(judge.judge(beside(OTHER_STYLES["update-adds"])).outcomes.values())
        for _ in range(2):
            assert diagnostician.mistakes(BACKPROP, outcomes)["update.step"].id == "update-adds"
        assert len(sandbox.sessions) == 1
        diagnostician.close()

    def test_is_started_afresh_where_it_has_ended(self, judge, sandbox):
        outcomes = list(judge.judge(beside(OTHER_STYLES["update-adds"])).outcomes.values())
        diagnostician = Diagnostician(sandbox)
        for number in (1, 2):
            assert diagnostician.mistakes(BACKPROP, outcomes)["update.step"].id == "update-adds"
            assert len(sandbox.sessions) == number
            sandbox.sessions[-1].end()
        diagnostician.close()
