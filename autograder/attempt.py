"""The checks of one assignment against one submission, through every way in which its process may end."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Protocol

from autograder.accelerator import NONE_HERE
from autograder.assignment import EXACT, Assignment, Check
from autograder.case import Setting
from autograder.checking import CheckRunner, Draws, Failure, Outcome
from autograder.load_request import load_request
from autograder.results import CheckStatus, SubmissionStatus
from autograder.sandbox import Limits, Session, SubmissionEnded, Usage
from autograder.sandbox.inside import messages
from autograder.sandbox.interleaving import Interleaved
from autograder.submission import Source


class Open(Protocol):
    """Opens a process for one submission: see `Sandbox.open`."""

    def __call__(self, limits: Limits, *, optimizers: bool) -> Session:
        """A fresh process, whose server is ready for `torch.optim` where asked."""


_PUBLIC_CHECKS = "No module named 'public_checks'"
"""What the locked cells of every handed-out notebook say where the public checks do not lie beside it: no accident."""

_NOT_YET = "This is asked of functions that are right on the CPU."
_ON_STAND_IN = "On a stand-in for one nothing wrong was found."
_MAKES_NONE = "The source shows nothing that could put a tensor elsewhere."
_DID_NOT_RUN = "the function did not run on the stand-in for one"

_CHECK_STATUS: dict[str, CheckStatus] = {"crashed": "crashed", "timeout": "timeout", "memory": "crashed"}


class Attempt:
    """Loads the file, runs the checks, and opens a fresh process where one was ended.

    A function that ends its process or hangs costs its own checks and no others: the rest is judged in a new process.
    All processes together have the time of one submission. `no_gpu` is why device checks have none.
    """

    def __init__(
        self,
        open_session: Open,
        assignment: Assignment,
        source: Source,
        draws: Draws,
        limits: Limits,
        no_gpu: str = NONE_HERE,
    ) -> None:
        self._open, self.assignment, self._source, self._draws = open_session, assignment, source, draws
        self._limits = limits
        self._no_gpu = f"{no_gpu[0].upper()}{no_gpu[1:]}."
        self._deadline = time.monotonic() + limits.submission_seconds
        self._session: Session | None = None
        self._ended: dict[str, SubmissionEnded] = {}
        self._forbidden: dict[str, list[messages.Offence]] = {}
        self._placing: set[str] = set()
        self._caught: dict[str, Failure] = {}
        self._errands: list[tuple[str, messages.Offence]] = []
        self._hopeless: SubmissionEnded | None = None
        self.status: SubmissionStatus = "graded"
        self.unreadable = ""
        self.message = ""
        self.convention = EXACT
        self.right_on_cpu: list[Check] = []
        """The device checks of functions that are: the others would only show one mistake twice."""
        self.printed = ""
        self.problems: Sequence[messages.Problem] = ()
        self.usage = Usage()

    def outcomes(self, accept: Sequence[str]) -> list[Outcome]:
        """The outcome of every check, in order, in the exact convention or the accepted one that earns more."""
        self._begin()
        if self.unreadable:
            return []
        exact = self._outcomes([check for check in self.assignment.checks if not check.on_device], EXACT)
        best, convention = exact, EXACT
        for other in accept if any(_in_doubt(outcome) for outcome in exact) else ():
            again = {o.check.id: o for o in self._outcomes([o.check for o in exact if o.check.conventional], other)}
            judged = [again.get(outcome.check.id, outcome) for outcome in exact]
            if _points(judged) > _points(best):
                best, convention = judged, other
        if convention != EXACT:
            self.message = f"graded in the '{convention}' convention of gradients"
        self.convention = convention
        self._charge_errands()
        judged = [self._after_all(outcome) for outcome in best]
        wrong = {outcome.check.function for outcome in judged if outcome.status != "passed"}
        found = {outcome.check.id: outcome for outcome in judged}
        found |= {check.id: Outcome(check, not_run=_NOT_YET) for check in self.assignment.on_device}
        self.right_on_cpu = [check for check in self.assignment.on_device if check.function not in wrong]
        found |= {check.id: self._on_stand_in(check) for check in self.right_on_cpu}
        return [found[check.id] for check in self.assignment.checks]

    def on_gpu(self, checks: Sequence[Check], convention: str) -> list[Outcome]:
        """The outcomes of device checks, in an attempt whose processes have a GPU."""
        self._begin()
        return [self._after_all(outcome) for outcome in self._outcomes(checks, convention)]

    def take_over(self, other: Attempt) -> None:
        """Add how another attempt at the same submission went, and what it printed and used."""
        if self.status == "graded":
            self.status, self.message = other.status, "\n".join(part for part in (self.message, other.message) if part)
        self.printed = self.printed or other.printed
        self.usage += other.usage

    def end(self) -> None:
        """End the submission's process, and keep what it printed and used."""
        if self._session is None:
            return
        session, self._session = self._session, None
        session.end()
        if session.printed and session.printed not in self.printed:
            self.printed = (self.printed + session.printed)[: self._limits.output_bytes]
        self.usage += session.usage

    def _begin(self) -> None:
        """Open a process and load the file in it."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            limit = self._limits.submission_seconds
            self._hopeless = SubmissionEnded("timeout", f"the whole submission took longer than {limit:g} s")
            self._note(self._hopeless)
            return
        room = self._limits.answer_mib - (self.usage.answers >> 20)
        limits = replace(self._limits, submission_seconds=left, answer_mib=room)
        self._session = self._open(limits, optimizers=self.assignment.optimizers)
        try:
            self._load(self._session)
        except SubmissionEnded as ended:
            self._hopeless = ended
            self._note(ended)
            self.end()

    def _load(self, session: Session) -> None:
        seed = self._draws.for_loading(self.assignment.id)
        request = load_request(self.assignment, self.assignment.id, self._source, seed)
        parsed, loaded = session.load(request)
        if parsed.unreadable:
            self.unreadable = parsed.unreadable
            return
        for offence in parsed.offences:
            self._forbidden.setdefault(offence.function, []).append(offence)
        self._placing.update(parsed.placing)
        self.problems = [problem for problem in loaded.problems if problem.text != _PUBLIC_CHECKS]
        if any(problem.out_of_memory for problem in loaded.problems):
            self.status = "memory"

    def _outcomes(self, checks: Sequence[Check], convention: str) -> list[Outcome]:
        """What each check finds: what it would find if they ran one after another.

        Those of one function take turns. Where it ends its process, the later ones do not ask it again, and the earlier
        ones that it interrupted begin again in a new process.
        """
        found: dict[str, Outcome] = {}
        ended_by = dict.fromkeys(self._ended, -1)
        """The place of the check in which each function ended its process."""
        while left := [(place, check) for place, check in enumerate(checks) if check.id not in found]:
            function, group = next(groupby(left, key=lambda placed: placed[1].function))
            own = list(group)
            settled = [self._settled(check, ended=ended_by.get(function, place) < place) for place, check in own]
            if any(settled):
                found |= {outcome.check.id: outcome for outcome in settled if outcome is not None}
            elif self._session is None:
                self._begin()
            else:
                self._take_turns(self._session, own, convention, ended_by, found)
        return [found[check.id] for check in checks]

    def _settled(self, check: Check, *, ended: bool) -> Outcome | None:
        """The outcome of a check that is not run: its function is out, or is known to end its process."""
        if check.function in self._forbidden:
            return Outcome(check)  # decided in the end: see `_after_all`
        how = self._hopeless or (self._ended[check.function] if ended else None)
        return None if how is None else _ended(check, how)

    def _take_turns(
        self,
        session: Session,
        checks: Sequence[tuple[int, Check]],
        convention: str,
        ended_by: dict[str, int],
        found: dict[str, Outcome],
    ) -> None:
        """Run the checks at these places, as far as the process lasts."""
        turns = Interleaved(session)
        works = []
        for place, check in checks:
            deadly = [function for function, by in ended_by.items() if by < place]
            runner = CheckRunner(self.assignment, turns, self._draws, convention, deadly)
            works.append(partial(runner.run, check))
        tasks = turns.run(works)
        if session.over:
            self.end()
        for (place, check), task in zip(checks, tasks, strict=True):
            if check.function in self._forbidden:
                found[check.id] = Outcome(check)
            elif task.ended is not None:
                self._ended[check.function], ended_by[check.function] = task.ended, place
                self._note(task.ended)
                found[check.id] = _ended(check, task.ended)
            elif task.result is not None:
                found[check.id] = replace(task.result, seconds=task.seconds)
                self._learn(task.result)

    def _on_stand_in(self, check: Check) -> Outcome:
        """A device check without a GPU: failed where the stand-in for one proves a mistake, else not run.

        What ends the process here is not held against the student, whose function was right on the CPU.
        """
        told = any(setting.given_on for setting in check.settings)  # who is told where to work must do something
        if check.function not in self._placing and not told:
            return Outcome(check, not_run=f"{self._no_gpu} {_MAKES_NONE}")
        if self._session is None:
            self._begin()
        if self._session is None:
            return Outcome(check, not_run=self._no_gpu)
        started = time.perf_counter()
        # Placement does not depend on dtypes; and only who names GPUs can move there what is given on the CPU.
        places = ("cuda", "cpu") if any("cuda" in unit.text for unit in self._source.units) else ("cuda",)
        settings = [setting for place in places for setting in _first_on(place, check.settings)]
        runner = CheckRunner(
            self.assignment, self._session, self._draws, self.convention, self._ended, stand_in=True
        )
        try:
            outcome = runner.run(replace(check, settings=tuple(settings)))
        except SubmissionEnded:
            self.end()
            return Outcome(check, not_run=self._no_gpu)
        proven = [replace(failure, stand_in=True) for failure in outcome.failures if failure.misplaced]
        why = runner.undecided or (_DID_NOT_RUN if outcome.failures else "")
        found = f"Only one can tell: {why}." if why else _ON_STAND_IN
        not_run = "" if proven else f"{self._no_gpu} {found}"
        return Outcome(check, proven, not_run=not_run, seconds=time.perf_counter() - started)

    def _learn(self, outcome: Outcome) -> None:
        self._errands.extend(outcome.errands)
        for failure in outcome.failures:
            for offence in failure.offences:
                self._forbidden.setdefault(offence.function, []).append(offence)
                self._caught.setdefault(offence.function, failure)
            if failure.raised is not None and failure.raised.out_of_memory:
                self.status = "memory"

    def _charge_errands(self) -> None:
        """Charge who has another function use forbidden means for them.

        To call a function that uses them is no offence. But one that does so for others only, and never where it is
        asked itself, is their tool: both are out.
        """
        openly = set(self._forbidden)
        for asked, offence in self._errands:
            if offence.function not in openly:
                for function in (asked, offence.function):
                    self._forbidden.setdefault(function, []).append(offence)

    def _after_all(self, outcome: Outcome) -> Outcome:
        """A function that used forbidden means in one check is out in all of them."""
        check = outcome.check
        offences = self._forbidden.get(check.function)
        if offences is None or outcome.status == "forbidden":
            return outcome
        # What was asked when it was caught lets the mistake be named in every check.
        failure = self._caught.get(check.function) or Failure("forbidden", check.settings[0], "", 0)
        return Outcome(check, [replace(failure, offences=offences)], seconds=outcome.seconds)

    def _note(self, ended: SubmissionEnded) -> None:
        if self.status == "graded":
            self.status, self.message = ended.how, str(ended)


def _ended(check: Check, ended: SubmissionEnded) -> Outcome:
    return Outcome(check, [Failure(_CHECK_STATUS[ended.how], check.settings[0], str(ended), 0)])


def _first_on(device: str, settings: Sequence[Setting]) -> Sequence[Setting]:
    return [setting for setting in settings if setting.device == device][:1]


def _in_doubt(outcome: Outcome) -> bool:
    return outcome.check.conventional and outcome.status != "passed"


def _points(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.points for outcome in outcomes)
