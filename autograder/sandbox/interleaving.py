"""Many tasks that ask one submission's process, so that it has the next request while it answers one.

A process that waits for every request is stopped and woken a hundred times, and finds its caches cold each time: that
costs it half as much again as the answers do. So a task that asks is laid aside, and the next one asks.

The process still answers one request at a time. In which order depends on nothing but the answers: a task is taken up
again when it has its own and all that were asked for before it have been used. Code that is asked can read what is
asked ahead, in its own process: inputs, as it gets them a moment later, and never what is expected of it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from greenlet import getcurrent, greenlet

from autograder.sandbox.faults import MalformedReply, SubmissionEnded
from autograder.sandbox.inside import frames, messages
from autograder.sandbox.session import Session

T = TypeVar("T")

_AHEAD, _AHEAD_BYTES = 32, 1 << 16
"""How much is asked ahead: as much as keeps the process busy. What follows would wait in the sockets for nothing."""


@dataclass
class Task(Generic[T]):
    """One of the tasks and what came of it: a result, or the end of the process that its request brought about.

    Neither where another task's request ended the process first.
    """

    work: Callable[[], T]
    result: T | None = None
    ended: SubmissionEnded | None = None
    seconds: float = 0.0
    """Of the clock, spent on this task or in waiting for an answer to it."""


@dataclass
class _Asked:
    frame: bytes
    by: greenlet
    task: Task[Any]


class Interleaved:
    """Asks in a session's place, for several tasks in turn."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._hub: greenlet | None = None
        self._task: Task[Any] | None = None
        self._waiting: deque[_Asked] = deque()
        self._sent: deque[_Asked] = deque()
        self._ahead = 0

    def call(self, request: messages.Call) -> messages.Answer:
        """What `Session.call` does; meanwhile other tasks go on."""
        if self._hub is None or self._task is None or self._session.over:
            return self._session.call(request)
        self._waiting.append(_Asked(frames.encode(request), getcurrent(), self._task))
        answer: messages.Answer = self._hub.switch()
        return answer

    def run(self, works: Sequence[Callable[[], T]]) -> list[Task[T]]:
        """Do all the work, as far as the process lasts; raises `SubmissionEnded` where it had ended before.

        Whatever else is raised in one task ends them all.
        """
        if self._session.over:
            raise SubmissionEnded("crashed", "the submission's process has ended")
        tasks = [Task(work) for work in works]
        self._hub = getcurrent()
        try:
            for task in tasks:
                if self._session.over:
                    break
                self._go_on(greenlet(_working(task)), task)
                self._send()
            while self._sent and not self._session.over:
                self._take_up()
                self._send()
        finally:
            abandoned = [asked.by for asked in (*self._sent, *self._waiting)]
            self._hub, self._ahead = None, 0
            self._sent.clear()
            self._waiting.clear()
            for by in abandoned:
                by.throw()
        return tasks

    def _go_on(self, by: greenlet, task: Task[Any], answer: messages.Answer | Exception | None = None) -> None:
        """Let a task work until it asks again or is done."""
        started = time.perf_counter()
        self._task = task
        try:
            if isinstance(answer, Exception):
                by.throw(answer)
            elif answer is not None:
                by.switch(answer)
            else:
                by.gr_context = copy_context()  # NumPy's error state lives there
                by.switch()
        finally:
            self._task = None
            task.seconds += time.perf_counter() - started

    def _send(self) -> None:
        """Ask ahead; what is larger than that waits until the process has nothing else to do."""
        frames = []
        while self._waiting:
            size = len(self._waiting[0].frame)
            if self._sent and (len(self._sent) >= _AHEAD or self._ahead + size > _AHEAD_BYTES):
                break
            asked = self._waiting.popleft()
            self._sent.append(asked)
            self._ahead += size
            frames.append(asked.frame)
        if frames and not self._session.over:
            self._session.send(b"".join(frames))

    def _take_up(self) -> None:
        """Wait for the next answer, and go on with the task that it is for."""
        asked = self._sent.popleft()
        self._ahead -= len(asked.frame)
        started = time.perf_counter()
        answer: messages.Answer | Exception
        try:
            answer = self._session.answer()
        except (SubmissionEnded, MalformedReply) as error:
            answer = error
        asked.task.seconds += time.perf_counter() - started
        self._go_on(asked.by, asked.task, answer)


def _working(task: Task[T]) -> Callable[[], None]:
    def work() -> None:
        try:
            task.result = task.work()
        except SubmissionEnded as ended:
            task.ended = ended

    return work
