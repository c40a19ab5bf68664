"""One check against one submission: what it costs, and what it is called."""

from __future__ import annotations

import math

import pytest

from autograder.course import assignments

from .marking import beside
from .works import BACKPROP, REFERENCE, SIGMOID, SIGMOID_POINTS

LAYER2 = """
def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return {d_l2}, {d_w2}, {d_b2}
"""
DROPOUT_WRONG_IN_EITHER_DTYPE = """
def dropout_forward(x, p, training, generator=None):
    mask = (torch.rand(x.shape, generator=generator) >= p).to(x.dtype)
    out = x * mask / (1 - p)
    return (2 * out, mask) if x.dtype == torch.float32 else (out, 2 * mask)
"""
RIGHT = {"d_l2": "d_l2", "d_w2": "a1.T @ d_l2", "d_b2": "d_l2.sum(dim=0)"}


def layer2(**wrong: str) -> str:
    return beside(LAYER2.format(**{**RIGHT, **wrong}))


class TestParts:
    """A quantity that is wrong costs its own part."""

    @pytest.mark.parametrize(
        ("wrong", "points"),
        [
            ({"d_b2": "d_l2.mean(dim=0)"}, 3.0),
            ({"d_w2": "a1.T @ d_l2 * 2"}, 2.5),
            ({"d_l2": "d_l2 + 1"}, 2.5),
            ({"d_w2": "d_l2.T @ a1", "d_b2": "None"}, 1.5),
            ({"d_l2": "-d_l2", "d_w2": "0", "d_b2": "[]"}, 0.0),
        ],
    )
    def test_the_others_are_earned(self, judge, wrong, points):
        outcome = judge.judge(layer2(**wrong)).outcomes["layer2_backward.gradients"]
        assert (outcome.status, outcome.points, outcome.lost) == ("failed", points, set(wrong))

    def test_parts_are_lost_in_any_setting(self, judge):
        # out is wrong in float32, the mask in float64: the check asks both.
        dropout = assignments()["relu_dropout"]
        wrong = beside(DROPOUT_WRONG_IN_EITHER_DTYPE, dropout)
        outcome = judge.judge(wrong, assignment=dropout).outcomes["dropout_forward.any_input"]
        assert outcome.lost == {"out", "mask"}
        assert len(outcome.failures) == len(outcome.check.settings)

    def test_a_check_that_is_judged_as_a_whole_is_lost_as_a_whole(self, judge):
        outcome = judge.judge(layer2(d_b2="d_l2.mean(dim=0)")).outcomes["layer2_backward.any_input"]
        assert (outcome.points, outcome.lost) == (0.0, {""})

    @pytest.mark.parametrize("answer", ["None", "d_l2", "d_l2, d_l2", "(d_l2,) * 4", "{'d_l2': d_l2}"])
    def test_what_is_no_tuple_of_so_many_costs_all_parts(self, judge, answer):
        text = f"def layer2_backward(d_Y_pred, l2, a1):\n    d_l2 = d_Y_pred * sigmoid_prime(l2)\n    return {answer}"
        assert judge.judge(beside(text)).points("layer2_backward") == 0

    def test_an_exception_costs_all_parts(self, judge):
        outcome = judge.judge(layer2(d_b2="d_l2.no_such()")).outcomes["layer2_backward.gradients"]
        assert (outcome.status, outcome.points) == ("error", 0.0)

    def test_a_wrong_list_of_costs_costs_the_costs(self, judge):
        text = REFERENCE.replace("costs.append(float(", "costs.append(2 * float(")
        outcome = judge.judge(text).outcomes["train.first_steps"]
        assert (outcome.lost, outcome.points) == ({"costs"}, 2.0)

    def test_a_right_file_earns_every_part(self, judge):
        judged = judge.judge(REFERENCE)
        assert judged.lost == set()
        assert judged.score == BACKPROP.max_score
        assert all(not outcome.lost and not outcome.failures for outcome in judged.outcomes.values())


class TestWhatRaises:
    STUB = "def {}(*args):\n    raise NotImplementedError"

    def test_a_stub_is_not_implemented(self, judge):
        judged = judge.judge(beside(self.STUB.format("update")))
        assert judged.statuses("update") == {"not_implemented"}
        assert judged.statuses("train") == {"error"}

    def test_a_function_that_calls_a_stub_has_an_error(self, judge):
        judged = judge.judge(beside(self.STUB.format("sigmoid")))
        assert judged.statuses("sigmoid") == {"not_implemented"}
        assert judged.statuses("forward") == {"error"}
        raised = judged.outcomes["forward.values"].failures[0].raised
        assert (raised.type, raised.frames[-1].function) == ("NotImplementedError", "sigmoid")

    def test_a_helper_that_is_a_stub_is_an_error_of_the_function(self, judge):
        text = "def helper():\n    raise NotImplementedError\n\n\ndef sigmoid(x):\n    return helper()"
        assert judge.judge(text).statuses("sigmoid") == {"error"}

    def test_more_need_not_be_asked_of_a_stub(self, judge):
        outcome = judge.judge(beside(self.STUB.format("update"))).outcomes["update.any_input"]
        assert len(outcome.failures) == 1

    def test_after_an_error_the_other_settings_are_asked(self, judge):
        judged = judge.judge(beside("def sigmoid(x):\n    return 1 / (1 + torch.exp(-x.double().view(2, 5)))"))
        outcome = judged.outcomes["sigmoid.any_input"]
        assert [failure.status for failure in outcome.failures] == ["error", "error"]

    @pytest.mark.parametrize("signature", ["", "x, y", "*, x"])
    def test_a_wrong_arity_is_an_error(self, judge, signature):
        judged = judge.judge(f"def sigmoid({signature}):\n    return 1")
        assert judged.statuses("sigmoid") == {"error"}
        assert judged.outcomes["sigmoid.values"].failures[0].raised.type == "TypeError"

    @pytest.mark.parametrize(
        ("parameters", "arguments"),
        [("X, W1, B1, W2, B2", "X, W1, B1, W2, B2"), ("a, b, /, c, d, e", "a, b, c, d, e"), ("*args, **more", "*args")],
    )
    def test_parameters_may_have_other_names(self, judge, parameters, arguments):
        text = f"_right = forward\n\n\ndef forward({parameters}):\n    return _right({arguments})"
        assert judge.judge(beside(text)).statuses("forward") == {"passed"}

    @pytest.mark.parametrize("text", ["", "sigmoid = 3", "sigmoid = None", f"{SIGMOID}\n\ndel sigmoid"])
    def test_what_is_not_defined_or_no_function_is_missing(self, judge, text):
        judged = judge.judge(text)
        assert judged.statuses("sigmoid") == {"missing"}
        assert judged.score == 0

    def test_functions_are_judged_one_by_one(self, judge):
        judged = judge.judge(SIGMOID)
        assert judged.score == SIGMOID_POINTS
        assert judged.statuses("forward") == {"missing"}


class TestFollowing:
    """A mistake is charged to the function that made it."""

    @pytest.mark.parametrize("wrong", ["1 / (1 + torch.exp(-2 * x))", "0.5 + x / (2 * (1 + x.abs()))", "torch.sin(x)"])
    def test_a_wrong_sigmoid_costs_the_sigmoid(self, judge, wrong):
        judged = judge.judge(beside(f"def sigmoid(x):\n    return {wrong}"))
        assert judged.lost <= {"sigmoid.values", "sigmoid.extremes", "sigmoid.any_input", "train.converges"}
        outcome = judged.outcomes["forward.values"]
        assert (outcome.points, outcome.follows) == (3.0, ["a1", "l2", "Y_pred"])

    def test_a_wrong_slope_costs_the_slope(self, judge):
        judged = judge.judge(beside("def sigmoid_prime(x):\n    return torch.exp(-x * x)"))
        own = {"sigmoid_prime.values", "sigmoid_prime.extremes", "sigmoid_prime.any_input"}
        assert own <= judged.lost <= own | {"train.converges"}

    def test_a_wrong_layer_is_not_charged_to_training(self, judge):
        judged = judge.judge(layer2(d_b2="d_l2.mean(dim=0)"))
        assert judged.statuses("train") == {"passed"}
        assert judged.outcomes["train.first_steps"].follows

    def test_a_second_mistake_is_charged_where_it_was_made(self, judge):
        text = layer2(d_b2="d_l2.mean(dim=0)") + "\n\ndef sigmoid_prime(x):\n    return torch.exp(-x * x)"
        outcome = judge.judge(text).outcomes["layer2_backward.gradients"]
        assert outcome.lost == {"d_b2"}

    def test_what_follows_no_other_function_is_a_mistake_of_its_own(self, judge):
        text = "def sigmoid_prime(x):\n    return torch.exp(-x * x)\n" + LAYER2.format(**RIGHT).replace(
            "sigmoid_prime(l2)", "(1 + l2)"
        )
        assert judge.judge(beside(text)).points("layer2_backward") == 0


class TestInputs:
    @pytest.mark.parametrize(
        ("function", "parameter"),
        [
            ("sigmoid", "x"),
            ("sigmoid_prime", "x"),
            ("forward", "b2"),
            ("binary_cross_entropy", "Y"),
            ("loss_derivative", "Y_pred"),
            ("layer2_backward", "a1"),
            ("layer1_backward", "w2"),
            ("train", "w1"),
        ],
    )
    def test_a_changed_argument_costs_the_check_that_says_so(self, judge, function, parameter):
        changes = (
            f"_right = {function}\n\n\ndef {function}(*args):\n    right = _right(*args)\n"
            f"    args[_names.index({parameter!r})].mul_(1.5).add_(0.1)\n    return right\n\n\n"
            f"import inspect\n_names = list(inspect.signature(_right).parameters)"
        )
        judged = judge.judge(beside(changes))
        assert judged.lost & {check.check.id for check in judged.of(function)} == {f"{function}.any_input"}
        assert f"changed its argument {parameter} in place" in judged.outcomes[f"{function}.any_input"].failures[0].text

    def test_several_changed_arguments_are_told_as_several(self, judge):
        text = """
_right = forward
def forward(*args):
    right = _right(*args)
    for arg in args[:3]:
        arg.add_(1)
    return right
"""
        told = judge.judge(beside(text)).outcomes["forward.any_input"].failures[0].text
        assert told == "forward changed its arguments X, w1 and b1 in place; leave them as they were"

    def test_every_student_is_asked_with_other_numbers(self, judge):
        text = "def sigmoid(x):\n    raise ValueError(float(x.flatten()[0]))"

        def asked(student, seed=0):
            return judge.judge(text, student, seed).outcomes["sigmoid.any_input"].failures[0].raised.text

        assert asked("ada") == asked("ada")
        assert len({asked("ada"), asked("bob"), asked("ada", seed=1)}) == 3


class TestMargin:
    def test_a_wrong_number_is_so_many_tolerances_off(self, judge):
        outcome = judge.judge(layer2(d_b2="d_l2.sum(dim=0) + 1e-6")).outcomes["layer2_backward.gradients"]
        assert 10 < outcome.margin < 1e4

    def test_what_is_no_matter_of_distance_has_none(self, judge):
        assert judge.judge(layer2(d_b2="None")).outcomes["layer2_backward.gradients"].margin == math.inf


class TestWhereItIsRight:
    def test_a_function_that_is_right_for_xor_only_is_found_out(self, judge):
        text = "def loss_derivative(Y_pred, Y):\n    return (Y_pred - Y) / (Y_pred * (1 - Y_pred)) / 4"
        judged = judge.judge(beside(text))
        assert judged.outcomes["loss_derivative.gradient"].right_where_familiar

    @pytest.mark.parametrize("wrong", ["d_l2.mean(dim=0)", "None"])
    def test_what_is_wrong_there_too_is_not(self, judge, wrong):
        assert not judge.judge(layer2(d_b2=wrong)).outcomes["layer2_backward.gradients"].right_where_familiar

    def test_settings_that_pass_are_remembered(self, judge):
        outcome = judge.judge(beside("def sigmoid(x):\n    return 1 / (1 + torch.exp(-x.double()))")).outcomes[
            "sigmoid.extremes"
        ]
        assert [setting.dtype for setting in outcome.passed_settings] == ["float64"]
        assert [failure.setting.dtype for failure in outcome.failures] == ["float32"]
