"""The hidden checks of `relu_dropout`: their mathematics against torch's, and what builders' styles cost."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from textwrap import dedent

import numpy as np
import pytest
import torch
from torch import nn

from autograder import catalogue
from autograder.case import Case, Disagreement, Setting
from autograder.course import assignments
from autograder.grading import Grader, Options
from autograder.hidden.relu_dropout.forward import judge_counts, judge_rate
from autograder.hidden.relu_dropout.model import judge_masks, telling_parameters
from autograder.hidden.relu_dropout.rectifier import rectified
from autograder.oracle.gradients import vjp
from autograder.sandbox.inside.wire import Tensor
from autograder.submission import Submission

from ..marking import beside

ASSIGNMENT = assignments()["relu_dropout"]


def case(seed=0, **sizes):
    return Case(Setting(sizes, "float32"), np.random.default_rng(seed), "mean", "torch")


def test_the_gradient_of_relu_is_autograds():
    x, dout = np.random.default_rng(0).normal(size=(2, 4, 3))
    (dx,) = vjp(rectified, (x,), dout)
    leaf = torch.tensor(x, requires_grad=True)
    torch.relu(leaf).backward(torch.tensor(dout))
    np.testing.assert_allclose(dx, leaf.grad.numpy(), rtol=1e-12)


FIXED = {
    "rounded": "order >= round(p * n)",
    "rounded down": "order >= int(p * n)",
    "rounded up": "order >= math.ceil(p * n)",
    "up to the last one dropped": "draws >= draws.flatten().kthvalue(max(int(p * n), 1)).values",
    "up to a quantile": "draws > draws.quantile(p)",
    "of every row": "draws.argsort(dim=1).argsort(dim=1) >= round(p * x.shape[1])",
    "of every column": "draws.argsort(dim=0).argsort(dim=0) >= round(p * x.shape[0])",
}
"""Ways to keep as many entries in every call, by chance only which."""


def by_chance(seed):
    """The masks of right answers to what the rate is judged by."""
    random = np.random.default_rng(seed)
    once = [(p, np.float64(random.random((100, 100)) >= p)) for p in random.uniform([0.2, 0.6], [0.4, 0.8])]
    return once, [np.float64(random.random((180, 180)) >= 0.5) for _ in range(3)]


class TestTheRateOfDropping:
    def test_five_masks_by_chance_are_taken_for_such(self):
        for seed in range(100):
            once, again = by_chance(seed)
            for p, mask in once:
                judge_rate(case(), mask, p)
            judge_counts(case(), once, again)

    @pytest.mark.parametrize("kept", FIXED.values(), ids=FIXED.keys())
    def test_a_fixed_share_is_told_from_chance(self, judge, kept):
        text = f"""
        import math


        def dropout_forward(x, p, training, generator=None):
            draws, n = torch.rand(x.shape, generator=generator), x.numel()
            order = torch.randperm(n, generator=generator).view(x.shape)
            mask = ({kept}).to(x.dtype)
            return x * mask / (1 - p), mask
        """
        judged = judge.judge(beside(dedent(text), ASSIGNMENT), assignment=ASSIGNMENT)
        assert "own draw" in judged.outcomes["dropout_forward.rate"].failures[0].text
        assert {"dropout_forward.training", "dropout_forward.generator"} <= judged.passed

    def test_five_counts_are_nearly_the_share_by_chance_less_often_than_is_said(self):
        def likeliest(draws, p):
            return 1 / sqrt(2 * np.pi * draws * p * (1 - p))  # Stirling's, right to 1 / draws

        near, same = 4 * likeliest(10_000, 0.2), 3 * likeliest(180**2, 0.5) ** 3
        assert near**2 * same < 4.4e-10


@pytest.mark.parametrize(
    "refused",
    [
        "p < 0",
        "p > 1",
        "training and not 0 <= p <= 1",
        "not training and not 0 <= p <= 1",
        "training and p < 0 or p > 1",
        "training and p > 1 or p < 0",
    ],
)
def test_whoever_refuses_only_some_p_is_found_out(judge, refused):
    text = f"""
    right = dropout_forward


    def dropout_forward(x, p, training, generator=None):
        if {refused}:
            raise ValueError(p)
        return right(x, min(max(p, 0), 1), training, generator)
    """
    judged = judge.judge(beside(dedent(text), ASSIGNMENT), assignment=ASSIGNMENT)
    assert judged.lost == {"dropout_forward.refuses"}


def layers(p, *, first=True, second=True, before=None, after=None):
    """The asked model, or one that lacks a dropout or has one too many."""
    return nn.Sequential(
        before or nn.Identity(),
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p if first else 0.0),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(p if second else 0.0),
        nn.Linear(256, 10),
        after or nn.Identity(),
    )


def judge(model, p, seed=0):
    """What `build_dropout_model.training` thinks of the outputs of a model of torch's own."""
    here = case(seed, N=500)
    with torch.no_grad():
        for parameter, value in zip(model.parameters(), telling_parameters(here), strict=True):
            parameter.copy_(torch.tensor(value))
        torch.manual_seed(seed)
        out = model.train()(torch.ones(500, 784)).numpy()
    judge_masks(here, Tensor(out, "float32"), p)


class TestMasksReadOffTheOutputs:
    @pytest.mark.parametrize("p", [0.2, 0.3, 0.4, 0.5])
    def test_the_masks_of_the_asked_model_are_chance(self, p):
        for seed in range(5):
            judge(layers(p), p, seed)

    @pytest.mark.parametrize(
        ("model", "complaint"),
        [
            (layers(0.3, first=False), "none that dropout"),
            (layers(0.3, second=False), "none that dropout"),
            (layers(0.3, before=nn.Dropout(0.3)), "none that dropout"),
            (layers(0.3, after=nn.Dropout(0.3)), "none that dropout"),
            (layers(0.35), "none that dropout"),
            (layers(0.3, after=nn.Flatten(0)), "no tensor of shape"),
        ],
    )
    def test_another_model_is_told_from_it(self, model, complaint):
        with pytest.raises(Disagreement, match=complaint):
            judge(model, 0.3)

    def test_activations_that_are_dropped_together_are_seen(self):
        drawn = torch.rand(500, 1, generator=torch.Generator().manual_seed(0))
        kept = (drawn >= 0.3).expand(500, 10)
        scale = 1 / 0.7
        out = torch.where(kept, scale * (scale + 0.5), 0.0).numpy()
        with pytest.raises(Disagreement, match="together"):
            judge_masks(case(N=500), Tensor(out, "float32"), 0.3)


@dataclass(frozen=True)
class Text:
    """A file that was handed in, held in memory."""

    text: str
    name: str = "relu_dropout.py"
    where: str = "memory"

    def read(self, limit):
        return self.text.encode()[: limit + 1]


@pytest.fixture(scope="module")
def checks():
    """Grades the reference with another end: the results of its checks by their ids."""
    grader = Grader(Options())

    def grade(end):
        text = catalogue.reference(ASSIGNMENT).read_text() + dedent(end)
        result = grader.grade(Submission("ada", "relu_dropout", "memory", files=(Text(text),))).result
        return {check.id.removeprefix("build_dropout_model."): check for check in result.checks}

    yield grade
    grader.close()


OTHER_NAMES = """
    class Reversed(nn.Module):
        def __init__(self, p):
            super().__init__()
            self.out, self.two, self.one = nn.Linear(256, 10), nn.Linear(256, 256), nn.Linear(784, 256)
            self.p = p

        def forward(self, x):
            x = nn.functional.dropout(self.one(x).relu(), {p}, {training})
            x = nn.functional.dropout(self.two(x).relu(), {p}, {training})
            return self.out(x)


    def build_dropout_model(p=0.5):
        return Reversed(p)
"""


class TestABuilderOfAnotherStyle:
    def test_earns_everything(self, checks):
        results = checks(OTHER_NAMES.format(p="self.p", training="self.training"))
        assert {check.status for check in results.values()} == {"passed", "not_run"}

    def test_has_its_mistake_named_although_nothing_in_it_has_the_catalogues_names(self, checks):
        results = checks(OTHER_NAMES.format(p="0.5", training="self.training"))
        assert results["parameters"].status == results["evaluation"].status == "passed"
        assert results["training"].mistake == "model-p-fixed"

    @pytest.mark.parametrize(
        ("end", "said"),
        [
            ("def build_dropout_model(p=0.5):\n    return None\n", "returned None, asked is a torch.nn.Module"),
            ("def build_dropout_model(p=0.5):\n    return lambda x: x\n", "returned an object of type function"),
            ("def build_dropout_model(p=0.5):\n    return nn.Module()\n", "shapes none"),
        ],
    )
    def test_hears_what_is_asked_where_it_returns_something_else(self, checks, end, said):
        results = checks(end)
        assert results["parameters"].status == "failed"
        assert said in results["parameters"].feedback

    def test_hears_that_forward_is_missing(self, checks):
        results = checks(
            """
            def build_dropout_model(p=0.5):
                class Net(nn.Module):
                    def __init__(self):
                        super().__init__()
                        self.layers = nn.Sequential(nn.Linear(784, 256), nn.Linear(256, 256), nn.Linear(256, 10))

                    def foward(self, x):
                        return self.layers(x)

                return Net()
            """
        )
        assert results["parameters"].status == "passed"
        assert "no method `forward`" in results["evaluation"].feedback
