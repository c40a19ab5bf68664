"""Naming mistakes: what the feedback may say of one, what it must not, and what keeps the catalogue running."""

from __future__ import annotations

import pytest

from autograder import catalogue
from autograder.catalogue import CatalogueError, read_mistake
from autograder.course import private_folders
from autograder.diagnosis import Diagnostician, structure
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
        assert MISTAKES["layer2-weights-transposed"].says in named.feedback("layer2_backward")


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


RIGHT = '''"""The gradients are added.

fails: update.step, update.any_input,
  train.first_steps
keeps: 36.5
says: You climb:
  subtract.
"""


def update(params, grads, learning_rate):
    return params
'''


class TestAFileOfTheCatalogue:
    @pytest.fixture
    def read(self, tmp_path):
        def read(text):
            path = tmp_path / "update-adds.py"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            return read_mistake(path, BACKPROP)

        return read

    def test_says_what_must_come_of_the_mistake(self, read):
        mistake = read(RIGHT)
        assert (mistake.id, mistake.title) == ("update-adds", "The gradients are added.")
        assert mistake.fails == ("update.step", "update.any_input", "train.first_steps")
        assert (mistake.keeps, mistake.says) == (36.5, "You climb: subtract.")
        assert mistake.functions == ("update",)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (RIGHT.replace("keeps: 36.5\n", ""), "needs a title line and the fields fails, keeps and says"),
            (RIGHT.replace("says: You climb:\n  subtract.", "says:"), "needs a title line and the fields"),
            (RIGHT.replace("The gradients are added.", ""), "needs a title line and the fields"),
            ("def update(params, grads, learning_rate):\n    return params\n", "needs a title line and the fields"),
            (RIGHT.replace("36.5", "most"), "keeps is 'most'; write the points that are left, 0 to 40"),
            (RIGHT.replace("36.5", "nan"), "keeps is 'nan'"),
            (RIGHT.replace("36.5", "41"), "keeps is '41'"),
            (RIGHT.replace("update.step", "update.steps"), "there is no check update.steps"),
            (RIGHT.replace("def update", "def updated"), "overrides none of the functions sigmoid, "),
            (RIGHT.replace("return params", "return params)"), "is not Python: unmatched ')'"),
            (RIGHT.encode().replace(b"You climb", b"\xff"), "is not Python: "),
            (RIGHT + "\0", "is not Python: "),
        ],
    )
    def test_that_is_not_as_it_must_be_is_told_in_one_line(self, read, text, said):
        with pytest.raises(CatalogueError) as raised:
            read(text)
        message = str(raised.value)
        assert said in message
        assert "update-adds.py: " in message
        assert len(message.splitlines()) == 1
