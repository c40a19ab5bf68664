"""The hidden checks of `batchnorm`: their mathematics against torch's, and who is charged for what."""

from __future__ import annotations

from textwrap import dedent

import numpy as np
import pytest
import torch
from torch import nn

from autograder.course import assignments
from autograder.hidden.batchnorm import network
from autograder.hidden.batchnorm.backward import exact_gradients
from autograder.oracle.gradients import OracleError

from ..marking import beside

ASSIGNMENT = assignments()["batchnorm"]


def drawn(*shape, seed=0):
    return np.random.default_rng(seed).normal(size=shape)


def torch_network(layers):
    """The layers as torch has them, in float64."""
    made = []
    for kind, *parts in layers:
        if kind == "linear":
            made.append(nn.Linear(*parts[0].shape[::-1], dtype=torch.float64))
        else:
            made.append(nn.ReLU() if kind == "relu" else nn.BatchNorm1d(len(parts[0]), dtype=torch.float64))
        names = ("weight", "bias", "running_mean", "running_var")
        for name, part in zip(names, parts, strict=False):
            getattr(made[-1], name).data.copy_(torch.tensor(part))
    return nn.Sequential(*made)


LAYERS = (
    ("linear", drawn(6, 5), drawn(6, seed=1)),
    ("batchnorm", drawn(6, seed=2), drawn(6, seed=3), drawn(6, seed=4), drawn(6, seed=5) ** 2),
    ("relu",),
    ("linear", drawn(4, 6, seed=6), drawn(4, seed=7)),
)
X, LABELS = drawn(10, 5, seed=8), np.arange(10) % 4


class TestTheMathematics:
    @pytest.mark.parametrize("eps", [1e-5, 0.1])
    def test_forward_and_backward_are_torchs(self, eps):
        x, gamma, beta, dout = drawn(5, 3), drawn(3, seed=1), drawn(3, seed=2), drawn(5, 3, seed=3)
        leaves = [torch.tensor(array, requires_grad=True) for array in (x, gamma, beta)]
        out = nn.functional.batch_norm(leaves[0], None, None, *leaves[1:], training=True, eps=eps)
        out.backward(torch.tensor(dout))
        np.testing.assert_allclose(network.batchnorm(x, gamma, beta, eps), out.detach().numpy(), rtol=1e-12)
        exact = exact_gradients(x, gamma, beta, dout, eps=eps)
        for value, leaf in zip(exact.values(), leaves, strict=True):
            np.testing.assert_allclose(value, leaf.grad.numpy(), rtol=1e-9, atol=1e-12)

    def test_the_oracle_confirms_itself_where_a_feature_is_narrow(self):
        x = drawn(4, 3) * np.array([1.0, 3e-3, 1.0])
        exact_gradients(x, np.ones(3), np.ones(3), drawn(4, 3, seed=1))

    @pytest.mark.parametrize("training", [True, False])
    def test_a_networks_output_is_torchs(self, training):
        model = torch_network(LAYERS).train(training)
        with torch.no_grad():
            want = model(torch.tensor(X)).numpy()
        np.testing.assert_allclose(network.output(LAYERS, X, training), want, rtol=1e-12)

    def test_an_epoch_is_torchs(self):
        model = torch_network(LAYERS)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
        exact = network.epoch(LAYERS, X, LABELS, 0.3, 4)
        losses = []
        for x, y in zip(torch.tensor(X).split(4), torch.tensor(LABELS).split(4), strict=True):
            losses.append(nn.functional.cross_entropy(model(x), y))
            optimizer.zero_grad()
            losses[-1].backward()
            optimizer.step()
        np.testing.assert_allclose(exact.losses, [loss.item() for loss in losses], rtol=1e-12)
        state = [value.numpy() for name, value in model.state_dict().items() if "num" not in name]
        ours = [part for layer in exact.layers for part in layer[1:]]
        for value, wanted in zip(ours, state, strict=True):
            np.testing.assert_allclose(value, wanted, rtol=1e-9, atol=1e-12)

    def test_a_gradient_that_were_wrong_would_be_noticed(self):
        found = network.gradients(LAYERS, X, drawn(10, 4, seed=9))
        wrong = [tuple(1.001 * grad for grad in grads) for grads in found]
        with pytest.raises(OracleError, match="differ"):
            network.confirm(LAYERS, X, drawn(10, 4, seed=9), wrong)


@pytest.fixture
def judged(judge):
    """What the checks find in the reference with another end."""

    def run(end):
        return judge.judge(beside(dedent(end), ASSIGNMENT), assignment=ASSIGNMENT)

    return run


class TestAWrongForwardPass:
    """It is charged once: backward is followed to what it rightly makes of it."""

    @pytest.mark.parametrize(
        "variance",
        ["x.var(0)", "2 * x.var(0, correction=0)", "(x ** 2).mean(0)", "(x - x.mean(0)).abs().mean(0)"],
    )
    def test_costs_backward_nothing_where_its_formulas_are_right(self, judged, variance):
        found = judged(
            f"""
            def batchnorm_forward(x, gamma, beta, eps=1e-5):
                inverse_std = 1 / torch.sqrt({variance} + eps)
                normal = (x - x.mean(0)) * inverse_std
                return gamma * normal + beta, (normal, inverse_std, gamma)
            """
        )
        assert found.points("batchnorm_forward") == 0
        assert found.points("batchnorm_backward") == 7

    def test_costs_backward_nothing_where_it_is_the_gradient_of_just_that(self, judged):
        found = judged(
            """
            def batchnorm_forward(x, gamma, beta, eps=1e-5):
                normal = (x - x.mean(0)) / torch.sqrt(x.var(0) + eps)
                return gamma * normal + beta, (x, gamma, eps)

            def batchnorm_backward(dout, cache):
                x, gamma, eps = cache
                root = torch.sqrt(x.var(0) + eps)
                normal = (x - x.mean(0)) / root
                dgamma, dbeta = (dout * normal).sum(0), dout.sum(0)
                return gamma / root * (dout - dbeta / len(x) - normal * dgamma / (len(x) - 1)), dgamma, dbeta
            """
        )
        assert found.points("batchnorm_forward") == 0
        assert found.points("batchnorm_backward") == 7

    def test_makes_nothing_right_that_goes_with_it(self, judged):
        found = judged(
            """
            def batchnorm_forward(x, gamma, beta, eps=1e-5):
                return x, None

            def batchnorm_backward(dout, cache):
                return dout, torch.zeros_like(dout[0]), torch.zeros_like(dout[0])
            """
        )
        assert found.points("batchnorm_forward") == found.points("batchnorm_backward") == 0

    def test_that_uses_forbidden_means_costs_its_own_points_alone(self, judged):
        found = judged(
            """
            right = batchnorm_forward

            def batchnorm_forward(x, gamma, beta, eps=1e-5):
                out = nn.functional.batch_norm(x, None, None, gamma, beta, True, 0.1, eps)
                return out, right(x, gamma, beta, eps)[1]
            """
        )
        assert found.statuses("batchnorm_forward") == {"forbidden"}
        assert found.points("batchnorm_backward") == 7

    def test_without_a_cache_leaves_no_way_back(self, judged):
        found = judged("def batchnorm_forward(x, gamma, beta, eps=1e-5):\n    return x")
        assert found.statuses("batchnorm_backward") == {"failed"}
        assert "no way back" in found.of("batchnorm_backward")[0].failures[0].text


def test_the_feedback_on_backward_shows_what_the_cache_came_from(marker):
    wrong = beside("def batchnorm_backward(dout, cache):\n    return dout, dout[0], dout[0]\n", ASSIGNMENT)
    feedback = marker.mark(wrong, assignment=ASSIGNMENT).feedback("batchnorm_backward")
    assert "batchnorm_forward was called with:\n    x = [[" in feedback
    assert "batchnorm_backward was called with:\n    dout = [[" in feedback


class TestTheModels:
    @pytest.mark.parametrize(
        ("end", "said"),
        [
            ("def build_bn_model():\n    return None\n", "returned None, asked is a torch.nn.Module"),
            ("def build_bn_model():\n    return nn.Module()\n", "shapes none"),
        ],
    )
    def test_that_are_none_are_described(self, judged, end, said):
        found = judged(end)
        assert found.points("build_bn_model") == 0
        assert all(said in outcome.failures[0].text for outcome in found.of("build_bn_model"))

    def test_a_wrong_one_costs_training_nothing(self, judged):
        found = judged("def build_bn_model():\n    return nn.Linear(784, 10)\n")
        assert found.lost == {check.id for check in ASSIGNMENT.checks if check.function == "build_bn_model"} - {
            check.id for check in ASSIGNMENT.checks if check.on_device
        }


OWN_NORM = """
class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.gamma, self.beta = nn.Parameter(torch.ones(32)), nn.Parameter(torch.zeros(32))
        self.register_buffer("mean", torch.zeros(32))
        self.register_buffer("var", torch.ones(32))

    def forward(self, x):
        if self.training:
            out = batchnorm_forward(x, self.gamma, self.beta)[0]
        else:
            out = batchnorm_inference(x, self.gamma, self.beta, self.mean, self.var)
        {moving}
        return out


def build_bn_model():
    hidden = nn.Linear(784, 32), Norm(), nn.ReLU(), nn.Linear(32, 32), Norm(), nn.ReLU()
    return nn.Sequential(*hidden, nn.Linear(32, 10))
"""
MOVED = "self.mean, self.var = update_running_stats(self.mean, self.var, x)"


class TestANormalisationOfTheStudentsOwn:
    def test_is_right(self, judged):
        moving = f"if self.training:\n            with torch.no_grad():\n                {MOVED}"
        assert judged(OWN_NORM.format(moving=moving)).points("build_bn_model") == 5

    def test_that_also_moves_its_statistics_in_evaluation_is_seen_by_the_second_answer(self, judged):
        moving = f"if len(x) > 1:\n            with torch.no_grad():\n                {MOVED}"
        found = judged(OWN_NORM.format(moving=moving))
        assert found.lost == {"build_bn_model.evaluation"}
        assert found.points("build_bn_model") == 4.5

    def test_whose_statistics_carry_their_history_loses_no_point_for_the_output(self, judged):
        found = judged(OWN_NORM.format(moving=f"if self.training:\n            {MOVED}"))
        assert found.lost == {"build_bn_model.training", "build_bn_model.gradients"}
        assert found.points("build_bn_model") == 3.5
        assert "is not there: the buffers have the shapes none" in found.of("build_bn_model")[2].failures[0].text


class TestTraining:
    def test_an_epoch_that_spoils_its_images_harms_nothing_later(self, judged):
        found = judged(
            """
            right = train_epoch

            def train_epoch(model, images, labels, optimizer, batch_size=32):
                losses = right(model, images, labels, optimizer, batch_size)
                images.fill_(float("nan"))
                labels.zero_()
                return losses
            """
        )
        assert found.lost == {"train_epoch.again"}

    def test_a_last_batch_that_is_empty_where_batch_size_divides_the_images_is_seen(self, judged):
        found = judged(
            """
            def train_epoch(model, images, labels, optimizer, batch_size=32):
                model.train()
                losses = []
                for i in range(len(images) // batch_size + 1):
                    rows = slice(i * batch_size, (i + 1) * batch_size)
                    optimizer.zero_grad()
                    losses.append(nn.functional.cross_entropy(model(images[rows]), labels[rows]))
                    losses[-1].backward()
                    optimizer.step()
                return [loss.item() for loss in losses]
            """
        )
        assert {"train_epoch.batches", "train_epoch.batch_size", "train_epoch.learns"} == found.lost

    def test_a_model_that_is_taken_apart_is_told(self, judged):
        found = judged("def train_epoch(model, *rest):\n    del model[0]\n    return [1.0] * 4\n")
        assert found.points("train_epoch") == 0
        assert "other layers" in found.of("train_epoch")[0].failures[0].text
