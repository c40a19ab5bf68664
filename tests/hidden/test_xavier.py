"""The hidden checks of `xavier`: their mathematics against torch's, their false alarms, and what they do not charge."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import numpy as np
import pytest
import torch
from torch import nn

from autograder.case import Case, Disagreement, Setting
from autograder.course import assignments
from autograder.hidden.xavier.fans import fans
from autograder.hidden.xavier.model import judge_start
from autograder.hidden.xavier.uniform import judge_bound, judge_distribution, judge_independence, xavier_bound
from autograder.sandbox.inside.wire import Tensor

from ..marking import beside

XAVIER = assignments()["xavier"]
SHAPES = [(5, 3), (1, 1), (7, 1), (5, 3, 7), (5, 3, 2, 4), (2, 9, 1, 3, 4)]
HERE = Case(Setting({}, "float32"), np.random.default_rng(0), "mean", "torch")
ALPHA = 1e-10
A = xavier_bound((130, 110))


@pytest.mark.parametrize("shape", SHAPES)
def test_the_fans_are_torchs(shape):
    assert fans(shape) == nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))


@pytest.mark.parametrize("gain", [1.0, 0.3, 2.5])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_bound_is_torchs(shape, gain):
    largest = max(float(nn.init.xavier_uniform_(torch.empty(shape), gain).abs().max()) for _ in range(3000))
    assert largest <= xavier_bound(shape, gain) * (1 + 1e-6)
    assert largest >= xavier_bound(shape, gain) * 0.99


def drawn(fill: Callable[[torch.Tensor], object], seed: int = 0, shape: tuple[int, ...] = (130, 110)) -> np.ndarray:
    """What a way of filling draws, as a check sees it."""
    torch.manual_seed(seed)
    tensor = torch.empty(shape)
    fill(tensor)
    return tensor.double().numpy()


def judge(array: np.ndarray, false_alarm: float = ALPHA) -> None:
    judge_bound(HERE, array, xavier_bound(array.shape), false_alarm)
    judge_distribution(HERE, array, false_alarm)
    judge_independence(HERE, array, false_alarm)


class TestStatistics:
    @pytest.mark.parametrize("shape", [(130, 110), (8, 200), (24, 16, 5), (256, 784), (10, 256)])
    def test_torchs_own_filling_is_right(self, shape):
        for seed in range(20):
            judge(drawn(nn.init.xavier_uniform_, seed, shape))

    @pytest.mark.parametrize("shape", [(1, 2000), (2000, 1), (9, 8, 3, 4, 5)])
    def test_its_bound_is_right_whatever_the_shape(self, shape):
        for seed in range(20):
            judge_bound(HERE, drawn(nn.init.xavier_uniform_, seed, shape), xavier_bound(shape), ALPHA)

    @pytest.mark.parametrize(
        ("judge_one", "statistics"),
        [
            (lambda array, alpha: judge_bound(HERE, array, xavier_bound(array.shape), alpha), 3),
            (lambda array, alpha: judge_distribution(HERE, array, alpha), 1),
            (lambda array, alpha: judge_independence(HERE, array, alpha), 3),
        ],
        ids=["bound", "distribution", "independence"],
    )
    def test_chance_fails_one_no_more_often_than_its_statistics_say(self, judge_one, statistics):
        alpha, trials, failed = 0.01, 2000, 0
        for seed in range(trials):
            try:
                judge_one(drawn(nn.init.xavier_uniform_, seed, (30, 40)), alpha)
            except Disagreement:
                failed += 1
        expected = trials * alpha * statistics
        assert failed <= expected + 4 * expected**0.5

    @pytest.mark.parametrize(
        ("fill", "complaint"),
        [
            (nn.init.xavier_normal_, "none may lie beyond"),
            (lambda t: t.uniform_(-1.002 * A, 1.002 * A), "none may lie beyond"),
            (lambda t: t.uniform_(-0.998 * A, 0.998 * A), "none lies farther"),
            (lambda t: t.uniform_(0, A), "below 0 the entries reach"),
            (lambda t: t.uniform_(-A, 0), "above 0 the entries reach"),
            (lambda t: t.normal_(0, A / 3**0.5).clamp_(-A, A), "evenly"),
            (lambda t: t.bernoulli_().mul_(2).sub_(1).mul_(A), "evenly"),
            (lambda t: t.uniform_().pow_(1.2).mul_(2).sub_(1).mul_(A), "evenly"),
            (lambda t: t.copy_(nn.init.xavier_uniform_(torch.empty_like(t))[0].expand_as(t)), "all rows"),
            (lambda t: t.copy_(nn.init.xavier_uniform_(torch.empty_like(t))[:, :1].expand_as(t)), "all columns"),
            (lambda t: nn.init.xavier_uniform_(t)[7].copy_(t[90]), "two rows"),
            (lambda t: nn.init.xavier_uniform_(t)[:, 7].copy_(t[:, 90]), "two columns"),
            (lambda t: nn.init.xavier_uniform_(t).copy_(t.flatten().sort().values.view(t.shape)), "the one next"),
            (lambda t: nn.init.xavier_uniform_(t)[1::2].copy_(-t[::2]), "the one below"),
            (lambda t: nn.init.xavier_uniform_(t)[65:].copy_(-t[:65]), "half of all"),
        ],
    )
    def test_whatever_is_no_such_draw_is_told_from_one(self, fill, complaint):
        with pytest.raises(Disagreement, match=complaint):
            judge(drawn(fill))


def start(change: Callable[[nn.Sequential], object] = lambda model: None) -> list[Tensor]:
    """The parameters of the asked model, or of one that was changed."""
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(784, 256), nn.Linear(256, 256), nn.Linear(256, 10))
    with torch.no_grad():
        for layer in model:
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
        change(model)
    return [Tensor(parameter.detach().numpy(), "float32") for parameter in model.parameters()]


class TestTheStartOfTheModel:
    def test_is_right_in_any_order_of_its_layers(self):
        judge_start(HERE, start())
        judge_start(HERE, start()[::-1])

    @pytest.mark.parametrize(
        ("change", "parts"),
        [
            (lambda model: model[1].weight.mul_(1.01), {"weights"}),
            (lambda model: model[2].weight.mul_(0.98), {"weights"}),
            (lambda model: model[0].weight[5].copy_(model[0].weight[6]), {"weights"}),
            (lambda model: model[0].weight.fill_(0), {"weights"}),
            (lambda model: model[0].weight.fill_(float("nan")), {"weights"}),
            (lambda model: model[2].bias.fill_(1e-6), {"biases"}),
            (lambda model: model[1].bias.fill_(float("nan")), {"biases"}),
            (lambda model: (model[1].weight.normal_(0, 0.06), model[1].bias.fill_(0.1)), {"weights", "biases"}),
        ],
    )
    def test_costs_the_part_that_is_wrong(self, change, parts):
        with pytest.raises(Disagreement) as wrong:
            judge_start(HERE, start(change))
        assert {mismatch.quantity for mismatch in wrong.value.mismatches} == parts

    @pytest.mark.parametrize("state", [[], start()[:4], [Tensor(np.zeros((10, 0), np.float32), "float32")] * 3])
    def test_without_its_parameters_is_none(self, state):
        with pytest.raises(Disagreement):
            judge_start(HERE, state)


BUILDER_ALONE = """
import torch
from torch import nn


def build_mnist_nn_xavier():
    model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10))
    for layer in model[::2]:
        xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)
    return model
"""
WRONG_FANS = {
    "other numbers": "return 2 * tensor.shape[1], 7",
    "numbers that stop the filling": "return 0, 0",
    "no numbers": "return None",
    "an exception": "raise KeyError(tensor.shape)",
    "nothing yet": "raise NotImplementedError",
}
WRONG_FILLING = {
    "another bound": "return tensor.data.uniform_(-1, 1)",
    "a new tensor": "return torch.randn(tensor.shape)",
    "another dtype": "tensor.data = tensor.data.half()",
    "no gradients": "tensor.requires_grad_(False).zero_()",
    "an exception": "return tensor.uniform_(-1, 1)",
    "nothing yet": "raise NotImplementedError",
}


class TestAMistakeIsChargedWhereItWasMade:
    @pytest.mark.parametrize("body", WRONG_FANS.values(), ids=WRONG_FANS.keys())
    def test_wrong_fans_cost_nothing_else(self, judge, body):
        text = f"def calculate_fan_in_and_fan_out(tensor):\n    {body}\n"
        judged = judge.judge(beside(text, XAVIER), assignment=XAVIER)
        assert {check.split(".")[0] for check in judged.lost} == {"calculate_fan_in_and_fan_out"}

    @pytest.mark.parametrize("body", WRONG_FILLING.values(), ids=WRONG_FILLING.keys())
    def test_a_wrong_filling_costs_the_model_nothing(self, judge, body):
        text = f"def xavier_uniform_(tensor, gain=1.0, generator=None):\n    {body}\n"
        judged = judge.judge(beside(text, XAVIER), assignment=XAVIER)
        assert {check.split(".")[0] for check in judged.lost} == {"xavier_uniform_"}

    def test_a_builder_alone_earns_its_points(self, judge):
        judged = judge.judge(BUILDER_ALONE, assignment=XAVIER)
        assert judged.statuses("xavier_uniform_") == {"missing"}
        assert judged.points("build_mnist_nn_xavier") == XAVIER.points("build_mnist_nn_xavier")

    def test_its_own_mistakes_still_cost_a_builder_its_points(self, judge):
        wrong = WRONG_FILLING["another bound"]
        text = f"def xavier_uniform_(tensor, gain=1.0, generator=None):\n    {wrong}\n"
        doubled = BUILDER_ALONE.replace("xavier_uniform_(layer.weight)", "xavier_uniform_(layer.weight, 2.0)")
        judged = judge.judge(beside(text + doubled, XAVIER), assignment=XAVIER)
        assert judged.outcomes["build_mnist_nn_xavier.start"].lost == {"weights"}

    def test_the_student_is_told(self, marker):
        text = "def calculate_fan_in_and_fan_out(tensor):\n    return tensor.shape\n"
        marked = marker.mark(beside(text, XAVIER), assignment=XAVIER)
        assert "no points are taken here" in marked.checks["xavier_uniform_.kernels"].feedback


@pytest.mark.parametrize(
    "required",
    [
        "True",
        "False",
        "isinstance(tensor, nn.Parameter)",
        "tensor.requires_grad and isinstance(tensor, nn.Parameter)",
        "tensor.requires_grad or isinstance(tensor, nn.Parameter)",
        "tensor.requires_grad and not isinstance(tensor, nn.Parameter)",
    ],
)
def test_whoever_goes_by_something_else_than_requires_grad_is_found_out(judge, required):
    text = f"""
    right = xavier_uniform_


    def xavier_uniform_(tensor, gain=1.0, generator=None):
        required = {required}
        return right(tensor, gain, generator).requires_grad_(required)
    """
    judged = judge.judge(beside(dedent(text), XAVIER), assignment=XAVIER)
    assert judged.lost == {"xavier_uniform_.gradient"}


REACHED = {
    "getattr": "return getattr(nn, 'in' + 'it').xavier_uniform_(tensor, gain, generator)",
    "a private helper": "getattr(nn, 'in' + 'it')._no_grad_uniform_(tensor, -1, 1, generator)\n    return tensor",
    "an alias of a layer's module": "return nn.modules.linear.init.xavier_uniform_(tensor, gain, generator)",
    "only with a generator": (
        "f = getattr(nn, 'init').xavier_uniform_\n"
        "    return f(tensor, gain, generator) if generator else tensor.data.uniform_(-1, 1)"
    ),
}


class TestForbiddenMeans:
    @pytest.mark.parametrize("body", REACHED.values(), ids=REACHED.keys())
    def test_cost_the_function_all_its_points_and_the_model_none(self, judge, body):
        text = f"def xavier_uniform_(tensor, gain=1.0, generator=None):\n    {body}\n"
        judged = judge.judge(beside(text, XAVIER), assignment=XAVIER)
        assert judged.statuses("xavier_uniform_") == {"forbidden"}
        assert judged.points("build_mnist_nn_xavier") == XAVIER.points("build_mnist_nn_xavier")

    def test_the_builder_and_layers_may_use_torchs_own(self, judge):
        text = dedent(
            """
            def xavier_uniform_(tensor, gain=1.0, generator=None):
                nn.Linear(3, 3)
                fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
                bound = gain * (6 / (fan_in + fan_out)) ** 0.5
                return nn.Parameter.uniform_(tensor.data, -bound, bound, generator=generator)
            """
        ) + BUILDER_ALONE.replace("        xavier", "        nn.init.xavier")
        judged = judge.judge(beside(text, XAVIER), assignment=XAVIER)
        assert "forbidden" not in judged.statuses("xavier_uniform_") | judged.statuses("build_mnist_nn_xavier")
        assert judged.points("build_mnist_nn_xavier") == XAVIER.points("build_mnist_nn_xavier")
