"""Watching a call: forbidden means are seen at work, however they are reached, and the right function is blamed."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.hidden.backprop import backprop
from autograder.sandbox import Sandbox
from autograder.sandbox.inside import wire
from autograder.sandbox.inside.messages import Frame

from .by_hand import HEAD, HIDDEN, INNOCENT, PLAIN, RULES, run
from .conversation import FILE, PATIENT, call, load

FIRST_LINE = HEAD.count("\n") + 1
USES = PLAIN | HIDDEN
X = wire.Tensor(np.ones((2, 3)), "float64")


@pytest.mark.parametrize("source", USES.values(), ids=USES.keys())
def test_forbidden_means_are_seen_at_work(trusted: Sandbox, source: str):
    answer = run(trusted, source)
    assert {offence.function for offence in answer.offences} == {"sigmoid"}
    assert answer.status == "returned", answer.raised


@pytest.mark.parametrize("source", INNOCENT.values(), ids=INNOCENT.keys())
def test_nobody_is_accused_falsely(trusted: Sandbox, source: str):
    answer = run(trusted, source)
    assert answer.offences == []
    assert answer.status == "returned", answer.raised


def test_what_is_used_and_where_is_told(trusted: Sandbox):
    (offence,) = run(trusted, "def sigmoid(x):\n    f = getattr(F, 'relu')\n    return f(x)").offences
    assert offence.used == "torch.nn.functional.relu"
    assert offence.frame == Frame(FILE, FIRST_LINE + 2, "sigmoid")


def test_the_innermost_graded_function_is_blamed(trusted: Sandbox):
    source = (
        "def sigmoid(x): return getattr(F, 'relu')(x)\n"
        "def forward(x): return sigmoid(x)\n"
        "def train(x): return forward(x)"
    )
    assert [offence.function for offence in run(trusted, source, "train").offences] == ["sigmoid"]


@pytest.mark.parametrize("transform", ["grad(lambda x: x.exp().sum())", "vjp(torch.exp, x)[1]", "jacrev(torch.exp)"])
def test_who_calls_a_function_that_transforms_another_sees_it_work(trusted: Sandbox, transform: str):
    source = f"def sigmoid(x): return torch.func.{transform}(x)\ndef forward(x): return sigmoid(x)"
    answer = run(trusted, source, "forward")
    assert answer.status == "returned", answer.raised
    assert {offence.function for offence in answer.offences} == {"sigmoid"}


def test_a_function_that_is_not_graded_may_use_anything(trusted: Sandbox):
    assert run(trusted, "def demo(x): return F.relu(x)", "demo").offences == []


def test_a_graded_function_in_a_thread_is_blamed_itself(trusted: Sandbox):
    source = (
        "def sigmoid(x): return getattr(F, 'relu')(x)\n"
        "def forward(x):\n    t = threading.Thread(target=sigmoid, args=(x,))\n    t.start()\n    t.join()"
    )
    assert [offence.function for offence in run(trusted, source, "forward").offences] == ["sigmoid"]


STARTS = {
    "a raw one": "_thread.start_new_thread(work, (x,))",
    "a raw one by its old name": "_thread.start_new(work, (x,), {})",
    "one that was taken hold of before": "start(work, (x,))",
    "a daemon": "threading.Thread(target=work, args=(x,), daemon=True).start()",
    "a pool's": "concurrent.futures.ThreadPoolExecutor(1).submit(work, x)",
    "a timer's": "threading.Timer(0, work, (x,)).start()",
    "a thread's thread": "threading.Thread(target=lambda: _thread.start_new_thread(work, (x,))).start()",
}
WORKS = {
    "a function of torch": ("F.relu(x)", "torch.nn.functional.relu"),
    "the engine": ("y = x.clone().requires_grad_(); (y * y).sum().__getattribute__('backward')()", "torch.autograd"),
}


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS.keys())
@pytest.mark.parametrize(("work", "used"), WORKS.values(), ids=WORKS.keys())
def test_whatever_starts_a_thread_it_is_watched(trusted: Sandbox, start: str, work: str, used: str):
    source = (
        "import _thread, concurrent.futures\nfrom _thread import start_new_thread as start\n"
        "done = threading.Event()\n"
        f"def work(x):\n    {work}\n    done.set()\n"
        f"def sigmoid(x):\n    {start}\n    done.wait(5)\n    return x"
    )
    answer = run(trusted, source)
    assert answer.status == "returned", answer.raised
    assert any(offence.used.startswith(used) for offence in answer.offences)
    assert {offence.function for offence in answer.offences} == {"sigmoid"}


def test_a_thread_that_is_started_while_nobody_watches_works(trusted: Sandbox):
    source = (
        "import _thread\ndone = threading.Event()\n_thread.start_new_thread(done.set, ())\nassert done.wait(5)\n"
        "def sigmoid(x): return x"
    )
    assert run(trusted, source).offences == []


def test_a_thread_that_outlives_its_call_is_not_charged_to_the_next(trusted: Sandbox):
    source = HEAD + (
        "go = threading.Event()\n"
        "def late(x):\n    go.wait()\n    getattr(F, 'relu')(x)\n"
        "def sigmoid(x):\n    threading.Thread(target=late, args=(x,), daemon=True).start()\n"
        "def forward(x):\n    import time\n    go.set()\n    time.sleep(0.2)\n"
    )
    with trusted.submission(PATIENT) as session:
        load(session, source, graded=backprop.functions, rules=RULES)
        assert call(session, "sigmoid", X).offences == []
        assert call(session, "forward", X).offences == []


def test_an_offence_is_told_although_the_call_raises(trusted: Sandbox):
    answer = run(trusted, "def sigmoid(x):\n    F.relu(x)\n    raise ValueError")
    assert answer.status == "raised"
    assert [offence.used for offence in answer.offences] == ["torch.nn.functional.relu"]


def test_each_call_is_judged_alone(trusted: Sandbox):
    source = HEAD + "def sigmoid(x, bad): return getattr(F, 'relu')(x) if bad else x"
    with trusted.submission(PATIENT) as session:
        load(session, source, graded=backprop.functions, rules=RULES)
        seen = [len(call(session, "sigmoid", X, bad).offences) for bad in (True, False, True)]
    assert seen == [1, 0, 1]


def test_after_a_call_nobody_watches(trusted: Sandbox):
    source = "def forward(x):\n    import sys\n    return sys.getprofile() is None"
    watched = source.replace("forward", "sigmoid")
    with trusted.submission(PATIENT) as session:
        load(session, HEAD + watched, graded=backprop.functions, rules=RULES)
        assert call(session, "sigmoid", X).value is False
    with trusted.submission(PATIENT) as session:
        load(session, HEAD + watched)
        assert call(session, "sigmoid", X).value is True


def test_a_student_who_profiles_takes_nothing_down(trusted: Sandbox):
    answer = run(trusted, "import cProfile\ndef sigmoid(x):\n    with cProfile.Profile(): return x.exp()")
    assert answer.status == "returned"


def test_a_call_of_a_million_events_is_not_slowed_down(trusted: Sandbox):
    source = "def sigmoid(x):\n    for _ in range(10**6): abs(1)\n    return x"
    assert run(trusted, source).cpu < 5
