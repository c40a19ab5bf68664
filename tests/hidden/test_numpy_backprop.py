"""The hidden checks of `numpy_backprop`: the published run, the oracle, and who pays for what."""

from __future__ import annotations

import runpy
from textwrap import dedent

import numpy as np
import pytest
import torch

from autograder.case import Case
from autograder.course import assignments, solutions_dir
from autograder.hidden.numpy_backprop.assignment import ANY_SIZE, UNEVEN
from autograder.hidden.numpy_backprop.backward import RIGHT_FOR_OWN_LOSS
from autograder.hidden.numpy_backprop.network import descend, layers, loss, loss_gradient, parameters, stable_loss
from autograder.hidden.numpy_backprop.published import (
    INPUTS,
    LEARNING_RATE,
    RUNS,
    STEPS,
    TARGETS,
    column,
    start,
)
from autograder.hidden.numpy_backprop.training import XOR_LOSS, XOR_RATE, XOR_START, XOR_STEPS
from autograder.stream import stream

from ..marking import beside

ASSIGNMENT = assignments()["numpy_backprop"]

PRINTED = {
    220132: {
        "before": (3.7652599788184817, (0.20601854, 0.15406817, 0.22655651, 0.16426513)),
        "after": (0.1890544867782224, (0.04154988, 0.94477372, 0.94875326, 0.03651696)),
    },
    220118: {
        "before": (3.1306852854640237, ()),
        "after": (0.1501209263458848, (0.0332, 0.9565, 0.9584, 0.0290)),
    },
}
"""What the lesson printed, as far as its digits go."""


class TestThePublishedRun:
    @pytest.mark.parametrize("run", RUNS, ids=lambda run: str(run.seed))
    def test_its_digits_are_those_that_descent_computes(self, run):
        params = start(run.seed)
        trained, losses = descend(INPUTS, TARGETS, params, LEARNING_RATE, STEPS)
        assert losses[0] == pytest.approx(run.loss_before, rel=1e-13)
        assert stable_loss(INPUTS, TARGETS, trained) == pytest.approx(run.loss_after, rel=1e-12)
        np.testing.assert_allclose(layers(INPUTS, *params)[3].T, column(run.pred_before), rtol=1e-12)
        np.testing.assert_allclose(layers(INPUTS, *trained)[3].T, column(run.pred_after), rtol=1e-12)

    @pytest.mark.parametrize("run", RUNS, ids=lambda run: str(run.seed))
    def test_they_are_the_printed_ones(self, run):
        printed = PRINTED[run.seed]
        for when, total, pred in (
            ("before", run.loss_before, run.pred_before),
            ("after", run.loss_after, run.pred_after),
        ):
            assert total == pytest.approx(printed[when][0], rel=1e-14)
            for ours, theirs in zip(pred, printed[when][1], strict=False):
                digits = len(f"{theirs}") - len("0.")
                assert ours == pytest.approx(theirs, abs=0.51 * 10**-digits)

    def test_the_public_checks_ask_for_the_same(self):
        public = runpy.run_path(str(solutions_dir(ASSIGNMENT) / "public_checks.py"))
        for run in RUNS:
            assert public["BEFORE"][run.seed] == (
                pytest.approx(run.loss_before, abs=1e-12),
                pytest.approx(run.pred_before, abs=1e-12),
            )
            assert public["AFTER"][run.seed] == (
                pytest.approx(run.loss_after, abs=1e-12),
                pytest.approx(run.pred_after, abs=1e-12),
            )
            for ours, theirs in zip(public["published_start"](run.seed), start(run.seed), strict=True):
                np.testing.assert_array_equal(ours, theirs)

    def test_it_is_a_visible_check_of_forward_and_of_train(self):
        visible = {check.id for check in ASSIGNMENT.checks if not check.hidden}
        assert visible == {"forward.published", "train.published"}


def test_the_gradient_is_autograds():
    random = np.random.default_rng(0)
    inputs, targets = random.normal(size=(5, 3)), np.array([[0.0], [1.0], [1.0], [0.0], [1.0]])
    params = tuple(random.normal(size=shape) for shape in ((4, 3), (4, 1), (1, 4), (1, 1)))
    leaves = [torch.tensor(param, requires_grad=True) for param in params]
    hidden = torch.sigmoid(leaves[0] @ torch.tensor(inputs).T + leaves[1])
    pred = torch.sigmoid(leaves[2] @ hidden + leaves[3]).T
    total = torch.nn.functional.binary_cross_entropy(pred, torch.tensor(targets), reduction="sum")
    total.backward()
    assert float(loss(layers(inputs, *params)[3], targets)) == pytest.approx(total.item(), rel=1e-12)
    for ours, leaf in zip(loss_gradient(inputs, targets, params), leaves, strict=True):
        np.testing.assert_allclose(ours, leaf.grad.numpy(), rtol=1e-12)


class TestPreActivations:
    """They stay within 15 of zero, as the handout promises: no right solution needs a guard."""

    @staticmethod
    def largest(inputs, params):
        G1, _, G2, _ = layers(inputs, *params)
        return max(np.abs(G1).max(), np.abs(G2).max())

    @pytest.mark.parametrize("setting", [*UNEVEN, *ANY_SIZE], ids=lambda setting: setting.describe())
    def test_of_every_draw(self, setting):
        for seed in range(1000):
            case = Case(setting, stream(seed, "ada", "forward.values", "0"), "mean", "numpy")
            assert self.largest(case.normal("N", "D"), parameters(case)) < 15

    @pytest.mark.parametrize("run", RUNS, ids=lambda run: str(run.seed))
    def test_of_the_published_run(self, run):
        params = start(run.seed)
        for _ in range(20):
            params, _ = descend(INPUTS, TARGETS, params, LEARNING_RATE, STEPS // 20)
            assert self.largest(INPUTS, params) < 15

    def test_of_the_run_that_converges_and_its_threshold_is_far_from_where_it_ends(self):
        params = XOR_START
        for _ in range(10):
            params, _ = descend(INPUTS, TARGETS, params, XOR_RATE, XOR_STEPS // 10)
            assert self.largest(INPUTS, params) < 15
        assert stable_loss(INPUTS, TARGETS, params) == pytest.approx(0.0325, rel=0.01)
        assert XOR_LOSS > 2 * 0.0325


FORWARD = """
def forward(inputs, targets, W1, B1, W2, B2):
    G1 = {G1}
    S1 = {S1}
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = {loss}
    return G1, S1, G2, S2, pred, loss
"""
GRADIENT = """
def loss_gradient(inputs, targets, W1, B1, W2, B2):
    G1, S1, G2, S2, pred, loss = forward(inputs, targets, W1, B1, W2, B2)
    error = {error}
    delta = W2.T @ error * {slope}
    return delta @ inputs, delta.sum(axis=1, keepdims=True), error @ S1.T, error.sum(axis=1, keepdims=True)
"""
SUM = "-np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))"


def forward(G1="W1 @ inputs.T + B1", S1="1 / (1 + np.exp(-G1))", loss=SUM):
    return FORWARD.format(G1=G1, S1=S1, loss=loss)


def gradient(error="S2 - targets.T", slope="S1 * (1 - S1)"):
    return GRADIENT.format(error=error, slope=slope)


@pytest.fixture
def judged(judge):
    """Runs the checks on the reference with another end."""
    return lambda end, **options: judge.judge(beside(dedent(end), ASSIGNMENT), assignment=ASSIGNMENT, **options)


@pytest.fixture
def marked(marker):
    """Grades the reference with another end, feedback and all."""
    return lambda end, student="ada": marker.mark(beside(dedent(end), ASSIGNMENT), student, assignment=ASSIGNMENT)


CANCELLED = "S2 - targets.T", "S1 * (1 - S1)"
FROM_PRED_AND_G1 = "(pred - targets).T", "np.exp(-G1) / (1 + np.exp(-G1)) ** 2"
IN_FULL = "((1 - targets) / (1 - pred) - targets / pred).T * S2 * (1 - S2)", "(S1 - S1**2)"

RUNS_TO_THE_END = {"train.published", "train.converges"}
FOLLOWED = "Judged together with your own other functions"


class TestAMistakeIsChargedWhereItWasMade:
    @pytest.mark.parametrize(
        ("wrong", "style"),
        [
            pytest.param({"G1": "W1 @ inputs.T"}, CANCELLED, id="no bias"),
            pytest.param({"S1": "np.tanh(G1)"}, FROM_PRED_AND_G1, id="another activation"),
            pytest.param({"S1": "np.tanh(G1)"}, IN_FULL, id="another activation, factors in full"),
            pytest.param({"S1": "np.maximum(G1, 0)"}, CANCELLED, id="one that lets training explode"),
            pytest.param({"loss": SUM.replace("sum", "mean")}, FROM_PRED_AND_G1, id="another loss"),
        ],
    )
    def test_a_wrong_forward_costs_forward_alone_however_the_chain_rule_is_written(self, judged, wrong, style):
        lost = judged(forward(**wrong) + gradient(*style)).lost
        assert {check.split(".")[0] for check in lost - RUNS_TO_THE_END} == {"forward"}

    def test_a_wrong_gradient_costs_loss_gradient_alone(self, judged):
        lost = judged(gradient(slope="S1")).lost
        assert {check.split(".")[0] for check in lost - RUNS_TO_THE_END} == {"loss_gradient"}

    def test_the_feedback_says_so(self, marked):
        result = marked(forward(G1="W1 @ inputs.T"))
        assert FOLLOWED in result.checks["loss_gradient.gradients"].feedback
        assert FOLLOWED in result.checks["train.first_steps"].feedback

    def test_a_gradient_of_nothing_lends_no_points_to_training(self, judged):
        nothing = """
        def loss_gradient(inputs, targets, *params):
            return [np.zeros_like(p) for p in params]

        def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
            return W1, B1, W2, B2, [forward(inputs, targets, W1, B1, W2, B2)[5]] * steps
        """
        assert judged(nothing).points("train") <= 1  # the list of losses begins right


class TestTheGradientOfAnotherLoss:
    """It is not the one asked, and costs loss_gradient; but its author hears that the chain rule is right."""

    @pytest.mark.parametrize(
        ("loss", "error"),
        [
            pytest.param(SUM.replace("sum", "mean"), "(S2 - targets.T) / len(inputs)", id="mean"),
            pytest.param("((pred - targets) ** 2).sum()", "2 * (S2 - targets.T) * S2 * (1 - S2)", id="squared error"),
            pytest.param(f"2 * {SUM}", "2 * (S2 - targets.T)", id="twice"),
        ],
    )
    def test_is_told_from_a_wrong_gradient(self, marked, loss, error):
        result = marked(forward(loss=loss) + gradient(error))
        told = result.checks["loss_gradient.gradients"]
        assert (told.status, told.points) == ("failed", 0.0)
        assert RIGHT_FOR_OWN_LOSS in told.feedback

    def test_also_where_the_network_is_another(self, marked):
        result = marked(forward(S1="np.maximum(G1, 0)") + gradient(slope="(G1 > 0)"))
        assert RIGHT_FOR_OWN_LOSS in result.checks["loss_gradient.gradients"].feedback

    @pytest.mark.parametrize(
        ("loss", "error"),
        [
            pytest.param(SUM, "(S2 - targets.T) / len(inputs)", id="the loss is right"),
            pytest.param(SUM.replace("sum", "mean"), "2 * (S2 - targets.T)", id="the gradient is of neither"),
            pytest.param("np.round(np.abs(pred - targets)).sum()", "0 * S2", id="the loss has none"),
        ],
    )
    def test_nothing_of_it_is_said_where(self, marked, loss, error):
        result = marked(forward(loss=loss) + gradient(error))
        assert result.checks["loss_gradient.gradients"].status == "failed"
        assert RIGHT_FOR_OWN_LOSS not in result.checks["loss_gradient.gradients"].feedback


class TestGlobals:
    """A notebook's own data do not stand in for the arguments, not even where they are XOR's."""

    DATA = """
inputs = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
targets = np.array([[0.0], [1.0], [1.0], [0.0]])
"""

    @pytest.mark.parametrize("function", ASSIGNMENT.functions)
    def test_read_in_the_place_of_arguments_are_caught(self, judged, function):
        text = f"""
        {function}_of_arguments = {function}

        def {function}(x, t, *params, **options):
            return {function}_of_arguments(inputs, targets, *params, **options)
        """
        result = judged(self.DATA + dedent(text))
        hidden = {check.id for check in ASSIGNMENT.checks if check.function == function and check.hidden}
        assert hidden <= result.lost | {"train.converges"}

    def test_of_the_same_names_harm_nobody(self, judged):
        assert judged(self.DATA).lost == set()


class TestTorch:
    @pytest.mark.parametrize(
        "use",
        [
            pytest.param("import torch\nsquash = torch.sigmoid", id="seen in the source"),
            pytest.param("squash = getattr(__import__('to' + 'rch'), 'sigm' + 'oid')", id="seen at run time"),
        ],
    )
    def test_is_off_limits_and_costs_the_function_that_uses_it(self, judged, use):
        body = FORWARD.format(G1="W1 @ inputs.T + B1", S1="squash(as_tensor(G1)).numpy()", loss=SUM)
        convert = "\nas_tensor = getattr(__import__('to' + 'rch'), 'from_' + 'numpy')\n"
        result = judged(use + convert + body)
        assert result.statuses("forward") == {"forbidden"}
        assert result.statuses("loss_gradient") == result.statuses("train") == {"passed"}

    def test_may_be_imported(self, judged):
        assert judged("import torch\nx = torch.ones(3)\n").lost == set()


class TestDefaults:
    @pytest.mark.parametrize(
        "signature", ["learning_rate=0.2, steps=2000", "learning_rate=0.1, steps=2001", "learning_rate, steps"]
    )
    def test_are_graded_and_nothing_else_suffers(self, judged, signature):
        text = f"""
        def train_with(inputs, targets, W1, B1, W2, B2, learning_rate, steps, given=train):
            return given(inputs, targets, W1, B1, W2, B2, learning_rate, steps)

        def train(inputs, targets, W1, B1, W2, B2, {signature}):
            return train_with(inputs, targets, W1, B1, W2, B2, learning_rate, steps)
        """
        assert judged(text).lost == {"train.defaults"}


OTHER_STYLES = {
    "gradient-mean": """
        def loss_gradient(x, t, A, a, B, b):
            h = 1 / (1 + np.exp(-(x @ A.T + a.T)))
            e = (1 / (1 + np.exp(-(h @ B.T + b.T))) - t) / x.shape[0]
            d = e * B * (h - h ** 2)
            return d.T @ x, d.sum(0).reshape(-1, 1), e.T @ h, e.sum(0).reshape(-1, 1)
        """,
    "loss-mean": """
        def forward(x, t, A, a, B, b):
            z = np.einsum("hd,nd->hn", A, x) + a
            h = np.exp(-np.logaddexp(0, -z))
            s = B.dot(h) + b
            p = np.exp(-np.logaddexp(0, -s))
            return [z, h, s, p, p.T, np.logaddexp(0, np.where(t.T == 1, -s, s)).mean()]
        """,
    "train-loss-after-update": """
        def train(x, t, A, a, B, b, learning_rate=0.1, steps=2000):
            history = []
            while len(history) < steps:
                params = [p - learning_rate * g for p, g in zip((A, a, B, b), loss_gradient(x, t, A, a, B, b))]
                A, a, B, b = params
                history.append(np.float64(forward(x, t, *params)[5]))
            return [*params, history]
        """,
}


@pytest.mark.parametrize(
    ("mistake", "student"), list(zip(OTHER_STYLES, ["ada", "grace", "мария"], strict=True)), ids=OTHER_STYLES
)
def test_a_mistake_is_named_in_another_style_whoever_makes_it(marked, mistake, student):
    named = marked(OTHER_STYLES[mistake], student).named
    assert set(named.values()) == {mistake}
