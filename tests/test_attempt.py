"""All checks against one submission: through crashes, hangs and forbidden means, and in every gradient convention."""

from __future__ import annotations

import time

import pytest

from autograder.assignment import EXACT
from autograder.load_request import off_limits_rules
from autograder.sandbox import Limits

from .hidden.acceptance import TABLES
from .marking import beside
from .works import BACKPROP, REFERENCE, SIGMOID, SIGMOID_POINTS

TRAIN = BACKPROP.points("train")
SMALL = Limits(memory_mib=256)
BRIEF = Limits(call_seconds=1.5)
"""For what has to be ended, among honest calls that take next to no time."""

ENDS = {
    "os._exit": ("import os; os._exit(0)", "crashed", "crashed"),
    "a segmentation fault": ("import ctypes; ctypes.string_at(0)", "crashed", "crashed"),
    "an abort": ("import os; os.abort()", "crashed", "crashed"),
    "SIGKILL": ("import os; os.kill(os.getpid(), 9)", "memory", "crashed"),
}
HANGS = {
    "an endless loop": "while True: pass",
    "endless sleep": "import time; time.sleep(1e6)",
    "signals that are ignored": "import signal; signal.signal(15, signal.SIG_IGN)\n    while True: pass",
    "an endless print": "while True: print('x' * 1000)",
}


class TestEndings:
    """A function that ends its process costs its own checks; the others are judged in a new one."""

    @pytest.mark.parametrize("name", ENDS)
    def test_the_other_functions_keep_their_points(self, judge, name):
        body, status, check = ENDS[name]
        judged = judge.judge(beside(f"def update(*args):\n    {body}\n{INLINED_UPDATE}"))
        assert (judged.attempt.status, judged.statuses("update")) == (status, {check})
        assert judged.lost == {"update.step", "update.any_input"}

    @pytest.mark.parametrize("body", HANGS.values(), ids=HANGS)
    def test_what_hangs_is_ended(self, judge, body):
        judged = judge.judge(f"{SIGMOID}\n\ndef update(*args):\n    {body}", limits=BRIEF)
        assert (judged.attempt.status, judged.statuses("update")) == ("timeout", {"timeout"})
        assert judged.score == SIGMOID_POINTS
        assert "1.5 s" in judged.attempt.message

    @pytest.mark.parametrize("body", ["raise SystemExit(3)", "raise KeyboardInterrupt", "exit()"])
    def test_leaving_python_is_only_an_error(self, judge, body):
        judged = judge.judge(beside(f"def train(*args):\n    {body}"))
        assert (judged.attempt.status, judged.statuses("train")) == ("graded", {"error"})
        assert judged.score == BACKPROP.max_score - TRAIN

    def test_memory_that_runs_out_is_an_error_and_told(self, judge):
        judged = judge.judge(beside("def train(*args):\n    return bytearray(1 << 33)"), limits=SMALL)
        assert (judged.attempt.status, judged.statuses("train")) == ("memory", {"error"})
        assert judged.score == BACKPROP.max_score - TRAIN

    def test_checks_that_ran_before_the_end_keep_their_points(self, judge):
        text = "import os\n_right = train\n\n\ndef train(*a):\n    return os._exit(1) if a[7] == 300 else _right(*a)"
        judged = judge.judge(beside(text))
        assert {check: judged.outcomes[check].status for check in judged.lost} == {
            "train.converges": "crashed",
            "train.any_input": "crashed",
        }
        assert judged.points("train") == 3

    def test_two_functions_may_end_their_processes(self, judge):
        text = "import os\n\n\ndef sigmoid_prime(x):\n    os._exit(1)\n\n\ndef train(*args):\n    os._exit(2)\n"
        judged = judge.judge(beside(text))
        assert {function for function in BACKPROP.functions if "crashed" in judged.statuses(function)} == {
            *("sigmoid_prime", "layer2_backward", "layer1_backward", "train"),
        }
        assert "exit code 1" in judged.attempt.message

    def test_the_new_process_knows_nothing_of_the_old_one(self, judge):
        text = "import os\n_calls = []\n\n\ndef sigmoid_prime(x):\n    _calls.append(x)\n    os._exit(1)\n"
        text += LAYERS_WITHOUT_PRIME
        text += "_right = train\n\n\ndef train(*args):\n    assert not _calls\n    return _right(*args)"
        assert judge.judge(beside(text)).score == BACKPROP.max_score - BACKPROP.points("sigmoid_prime")

    def test_a_function_that_ends_its_process_is_not_asked_what_others_follow(self, judge):
        text = "import os\n\n\ndef sigmoid_prime(x):\n    os._exit(1)\n" + averaged(LAYERS_WITHOUT_PRIME, 2)
        outcome = judge.judge(beside(text)).outcomes["layer2_backward.gradients"]
        assert (outcome.status, outcome.points, outcome.lost) == ("failed", 3.0, {"d_b2"})

    @pytest.mark.parametrize(
        ("statement", "status"), [("import os; os._exit(0)", "crashed"), ("while True: pass", "timeout")]
    )
    def test_a_file_that_never_finishes_loading_earns_nothing(self, judge, statement, status):
        judged = judge.judge(f"{SIGMOID}\n\n{statement}", limits=BRIEF)
        assert (judged.attempt.status, judged.score) == (status, 0)
        assert judged.statuses("sigmoid") == {status}

    def test_each_hanging_function_costs_one_call(self, judge):
        hanging = ("sigmoid", "update")
        text = "".join(f"def {name}(*args):\n    while True: pass\n\n\n" for name in hanging)
        started = time.monotonic()
        judged = judge.judge(text, limits=BRIEF)
        assert time.monotonic() - started < 2 * BRIEF.call_seconds + 10
        assert [judged.statuses(name) for name in hanging] == [{"timeout"}, {"timeout"}]
        assert judged.statuses("train") == {"missing"}

    def test_all_processes_together_have_the_time_of_one_submission(self, judge):
        text = "import os\n\n\ndef sigmoid_prime(x):\n    os._exit(0)\n\n\ndef update(*args):\n    while True: pass"
        started = time.monotonic()
        judged = judge.judge(f"{SIGMOID}\n\n{text}", limits=Limits(call_seconds=60, submission_seconds=4))
        assert time.monotonic() - started < 20
        assert judged.score == SIGMOID_POINTS
        assert judged.outcomes["update.step"].status == "timeout"
        assert "whole submission" in judged.outcomes["update.step"].failures[0].text

    def test_time_that_is_up_is_up_for_all_that_follow(self, judge):
        slow = "import time\n\n\ndef forward(*args):\n    time.sleep(100)\n"
        judged = judge.judge(f"{SIGMOID}\n\n{slow}", limits=Limits(submission_seconds=3))
        assert judged.score == SIGMOID_POINTS
        for function in ("forward", "binary_cross_entropy", "update", "train"):
            assert judged.statuses(function) == {"timeout"}


INLINED_UPDATE = '''

def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        grads = zip((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2))
        w1, b1, w2, b2 = (param - learning_rate * grad for param, grad in grads)
    return w1, b1, w2, b2, costs
'''

LAYERS_WITHOUT_PRIME = '''

def _slope(x):
    return sigmoid(x) * (1 - sigmoid(x))


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * _slope(l2)
    return d_l2, a1.T @ d_l2, d_l2.sum(dim=0)


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * _slope(l1)
    return d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)


'''


class TestReplies:
    """A submission that writes to the grader itself."""

    @pytest.mark.parametrize("data", ["b'hello' * 100", "b'\\xff' * 4096", "bytes(8)", "b'\\1' + bytes(7) + b'\\xc0'"])
    def test_what_cannot_be_read_is_failed_and_costs_nobody_else(self, judge, data):
        text = f"""
import os

def update(*args):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, {data})
        except OSError:
            pass
"""
        judged = judge.judge(beside(text + INLINED_UPDATE))
        assert judged.lost == {"update.step", "update.any_input"}
        assert judged.statuses("update") <= {"failed", "crashed"}


AUTOGRAD = "x = x.clone().requires_grad_()\n    torch.sigmoid(x).sum().backward()\n    return x.grad"
HIDDEN = "import importlib\n    engine = importlib.import_module('torch.auto' + 'grad')\n    " + (
    "x = x.clone().requires_grad_()\n    return engine.grad(torch.sigmoid(x).sum(), x)[0]"
)
FUNCTIONAL = "s = torch.nn.functional.sigmoid(x)\n    return s * (1 - s)"


class TestOffLimits:
    """What is ruled out costs the function that uses it, all of it, and no other."""

    @pytest.mark.parametrize("body", [AUTOGRAD, HIDDEN, FUNCTIONAL], ids=["autograd", "in disguise", "torch.nn"])
    def test_every_check_of_the_function_is_forbidden(self, judge, body):
        judged = judge.judge(beside(f"def sigmoid_prime(x):\n    {body}"))
        assert (judged.attempt.status, judged.statuses("sigmoid_prime")) == ("graded", {"forbidden"})
        assert judged.points("sigmoid_prime") == 0
        assert judged.lost == {check.check.id for check in judged.of("sigmoid_prime")}

    def test_a_use_that_shows_in_one_check_only_costs_them_all(self, judge):
        text = f"def sigmoid_prime(x):\n    if x.dtype == torch.float64: return x.cosh() ** -2\n    {HIDDEN}"
        assert judge.judge(beside(text)).statuses("sigmoid_prime") == {"forbidden"}

    def test_a_helper_is_part_of_the_function_that_calls_it(self, judge):
        text = f"def helper(x):\n    {AUTOGRAD}\n\n\ndef sigmoid_prime(x):\n    return helper(x)"
        assert judge.judge(beside(text)).statuses("sigmoid_prime") == {"forbidden"}

    def test_what_is_outside_of_the_functions_is_free(self, judge):
        text = f"def check(x):\n    {AUTOGRAD}\n\n\ncheck(torch.ones(3))\ntorch.nn.Linear(2, 2)(torch.ones(2))"
        assert judge.judge(beside(text)).lost == set()

    def test_no_grad_is_free(self, judge):
        text = "@torch.no_grad()\ndef sigmoid(x):\n    with torch.enable_grad(): return 1 / (1 + torch.exp(-x))"
        assert judge.judge(beside(text)).lost == set()

    def test_the_rules_are_told_to_the_sandbox_as_they_are(self):
        (rule,) = off_limits_rules(BACKPROP)
        assert rule.functions == sorted(BACKPROP.functions)
        assert "torch.autograd" in rule.roots
        assert "torch.autograd.no_grad" in rule.allowed


DERIVATIVE = '''
def loss_derivative(Y_pred, Y):
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (P - Y) / (P * (1 - P))
'''
BIASES = {2: "d_l2.sum(dim=0)", 1: "d_l1.sum(dim=0)"}


def averaged(text: str, *layers: int) -> str:
    for layer in layers:
        text = text.replace(BIASES[layer], BIASES[layer].replace("sum", "mean"))
    return text


SUM = beside(DERIVATIVE)
LECTURE = averaged(SUM, 1, 2)
ALL = ("sum", "lecture")


class TestConventions:
    """`--accept`: one convention for the whole file, and only where it was asked for."""

    @pytest.mark.parametrize("accept", [(), ("sum",), ("lecture",), ALL])
    def test_the_exact_gradient_is_right_in_any_case(self, judge, accept):
        judged = judge.judge(REFERENCE, accept=accept)
        assert (judged.score, judged.attempt.message) == (BACKPROP.max_score, "")

    @pytest.mark.parametrize("text", [SUM, LECTURE], ids=ALL)
    def test_by_default_nothing_else_is(self, judge, text):
        assert judge.judge(text).score < BACKPROP.max_score

    @pytest.mark.parametrize(("text", "name"), [(SUM, "sum"), (LECTURE, "lecture")], ids=ALL)
    @pytest.mark.parametrize("both", [False, True])
    def test_a_file_in_an_accepted_convention_earns_everything(self, judge, text, name, both):
        judged = judge.judge(text, accept=ALL if both else (name,))
        assert judged.lost == set()
        assert judged.score == BACKPROP.max_score
        assert judged.attempt.message == f"graded in the '{name}' convention of gradients"

    @pytest.mark.parametrize(("text", "other"), [(SUM, "lecture"), (LECTURE, "sum")], ids=ALL)
    def test_the_other_convention_is_not_accepted_with_it(self, judge, text, other):
        assert judge.judge(text, accept=(other,)).score < BACKPROP.max_score

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(averaged(REFERENCE, 1, 2), id="exact cost, averaged biases"),
            pytest.param(averaged(SUM, 2), id="summed cost, one averaged bias"),
            pytest.param(averaged(SUM, 1), id="summed cost, the other averaged bias"),
            pytest.param(averaged(REFERENCE, 1), id="exact cost, one averaged bias"),
            pytest.param(SUM.replace("learning_rate * grad", "learning_rate / 4 * grad"), id="summed cost, short step"),
        ],
    )
    def test_a_mixture_is_right_in_no_convention(self, judge, text):
        assert judge.judge(text, accept=ALL).score < BACKPROP.max_score

    def test_training_must_keep_to_the_convention_too(self, judge):
        exact = INLINED_UPDATE.replace("loss_derivative(Y_pred, Y)", "loss_derivative(Y_pred, Y) / len(Y)")
        judged = judge.judge(SUM + exact, accept=ALL)
        assert "train.first_steps" in judged.lost or "loss_derivative.gradient" in judged.lost

    @pytest.mark.parametrize(
        "mistake", ["def sigmoid(x):\n    return torch.tanh(x)", "def update(*args):\n    return args[0]"]
    )
    def test_a_mistake_costs_no_more_than_by_default(self, judge, mistake):
        text = beside(mistake)
        assert judge.judge(text, accept=ALL).score >= judge.judge(text).score

    def test_other_mistakes_cost_the_same_in_every_convention(self, judge):
        mistake = "\n\ndef update(params, grads, learning_rate):\n    return params"
        expected = judge.judge(REFERENCE + mistake).lost
        assert judge.judge(SUM + mistake, accept=ALL).lost == expected

    def test_what_ended_its_process_is_not_asked_again(self, judge):
        crashing = SUM + "\n\ndef train(*args):\n    import os\n    os._exit(1)"
        judged = judge.judge(crashing, accept=ALL)
        assert judged.statuses("train") == {"crashed"}
        assert judged.lost == {check.check.id for check in judged.of("train")}

    def test_the_exact_one_is_the_default_of_the_course(self):
        assert BACKPROP.conventions == (EXACT, *ALL)
        assert {c.function for c in BACKPROP.checks if c.conventional} >= {"loss_derivative", "train"}
        assert all(check.conventional for check in BACKPROP.checks if check.id in TABLES["backprop"].of_the_whole_file)
