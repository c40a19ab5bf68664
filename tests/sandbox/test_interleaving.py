"""Several tasks that ask one submission's process: each gets its own answers, and the process never has to wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from autograder.sandbox import MalformedReply, Sandbox, Session, SubmissionEnded
from autograder.sandbox.inside import wire
from autograder.sandbox.inside.messages import Call
from autograder.sandbox.interleaving import Interleaved

from .conversation import MODULE, PATIENT, load

SOURCE = """
import os

asked = []


def note(x):
    asked.append(x)
    return list(asked)


def size(x):
    return x.size


def big(n):
    import numpy as np
    return np.zeros(n)


def end(code):
    os._exit(code)
"""


FORGING = """
import contextlib
import os
import struct


def f(x):
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, struct.pack("<II", 1 << 31, 0))
"""


@pytest.fixture
def session(trusted: Sandbox):
    with trusted.submission(PATIENT) as opened:
        load(opened, SOURCE)
        yield opened


def asking(turns: Interleaved, *questions: tuple[str, Any]) -> Callable[[], list[Any]]:
    """A task that asks one question after another, and results in the answers."""
    return lambda: [turns.call(Call(MODULE, name, [argument], {})).value for name, argument in questions]


def notes(turns: Interleaved, *names: str) -> Callable[[], list[Any]]:
    return asking(turns, *(("note", name) for name in names))


class TestOrder:
    def test_each_task_gets_its_own_answers(self, session: Session):
        turns = Interleaved(session)
        tasks = turns.run([notes(turns, f"{task} one", f"{task} two", f"{task} three") for task in "abc"])
        for name, task in zip("abc", tasks, strict=True):
            assert [answer[-1] for answer in task.result] == [f"{name} one", f"{name} two", f"{name} three"]

    def test_all_ask_before_one_asks_again(self, session: Session):
        turns = Interleaved(session)
        turns.run([notes(turns, "a1", "a2"), notes(turns, "b1"), notes(turns, "c1", "c2", "c3")])
        asked = session.call(Call(MODULE, "note", ["last"], {})).value
        assert asked == ["a1", "b1", "c1", "a2", "c2", "c3", "last"]

    def test_a_task_that_asks_nothing_is_done_at_once(self, session: Session):
        turns = Interleaved(session)
        assert [task.result for task in turns.run([lambda: 1, notes(turns, "a"), lambda: 2])] == [1, [["a"]], 2]

    def test_outside_of_tasks_it_asks_as_the_session_does(self, session: Session):
        assert Interleaved(session).call(Call(MODULE, "note", ["a"], {})).value == ["a"]


class TestSizes:
    def test_what_is_larger_than_a_socket_holds_goes_both_ways(self, session: Session):
        turns, large = Interleaved(session), np.zeros(1 << 20)
        works = [asking(turns, ("size", large), ("big", 1 << 20), ("size", large)) for _ in range(4)]
        for task in turns.run(works):
            first, answer, last = task.result
            assert (first, len(answer), last) == (1 << 20, 1 << 20, 1 << 20)

    def test_a_hundred_tasks_may_wait(self, session: Session):
        turns = Interleaved(session)
        tasks = turns.run([notes(turns, str(number)) for number in range(100)])
        assert [len(task.result[0]) for task in tasks] == list(range(1, 101))


class TestTheEndOfTheProcess:
    def test_is_told_to_whose_question_brought_it_about(self, session: Session):
        turns = Interleaved(session)
        before, between, culprit, after = turns.run(
            [
                notes(turns, "before"),
                notes(turns, "between", "answered, too"),
                asking(turns, ("note", "still there"), ("end", 3)),
                notes(turns, "after", "not answered"),
            ]
        )
        assert before.result == [["before"]]
        assert "exit code 3" in str(culprit.ended)
        assert [(task.result, task.ended) for task in (after, culprit)] == [(None, None), (None, culprit.ended)]
        assert between.result is not None
        assert between.result[-1] == ["before", "between", "still there", "after", "answered, too"]

    def test_leaves_nothing_of_the_tasks_that_were_interrupted(self, session: Session):
        turns, left = Interleaved(session), []

        def interrupted() -> None:
            try:
                notes(turns, "one", "two")()
            finally:
                left.append("gone")

        turns.run([asking(turns, ("end", 1)), interrupted])
        assert left == ["gone"]

    def test_is_known_to_whoever_asks_then(self, session: Session):
        session.end()
        with pytest.raises(SubmissionEnded, match="has ended"):
            Interleaved(session).run([lambda: None])

    def test_a_task_may_go_on_without_it(self, session: Session):
        turns = Interleaved(session)

        def stubborn() -> str:
            try:
                turns.call(Call(MODULE, "end", [1], {}))
            except SubmissionEnded:
                return "went on"
            raise AssertionError

        assert turns.run([stubborn])[0].result == "went on"


class TestFaults:
    def test_one_in_a_task_is_raised_and_ends_all(self, session: Session):
        turns = Interleaved(session)

        def at_fault() -> None:
            notes(turns, "a")()
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            turns.run([notes(turns, "x", "y"), at_fault, notes(turns, "z")])

    def test_what_cannot_travel_is_the_fault_of_who_asks(self, session: Session):
        turns = Interleaved(session)
        with pytest.raises(wire.WireError):
            turns.run([partial(turns.call, Call(MODULE, "note", [object()], {}))])

    def test_a_malformed_answer_is_told_to_who_asked(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, FORGING)
            turns = Interleaved(session)
            with pytest.raises(MalformedReply):
                turns.run([asking(turns, ("f", 1))])


def test_each_task_keeps_its_own_error_state_of_numpy(session: Session):
    turns, states = Interleaved(session), []

    def quiet() -> None:
        with np.errstate(over="ignore"):
            notes(turns, "a")()
            states.append(np.geterr()["over"])

    def loud() -> None:
        with np.errstate(over="raise"):
            notes(turns, "b")()
            states.append(np.geterr()["over"])

    turns.run([quiet, loud])
    assert states == ["ignore", "raise"]


def test_the_time_of_a_task_is_what_it_took_and_what_its_answers_took(trusted: Sandbox):
    with trusted.submission(PATIENT) as session:
        load(session, "import time\n\ndef f(x):\n    time.sleep(x)")
        turns = Interleaved(session)
        quick, slow = turns.run([asking(turns, ("f", 0.0)), asking(turns, ("f", 0.5))])
    assert slow.seconds > 0.4 > quick.seconds
