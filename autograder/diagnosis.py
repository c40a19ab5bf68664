"""Naming the mistake: the catalogued ones are asked the very questions that the student got wrong.

Every call of a failed case was recorded. A mistake that answers each of them as the student did, and not as the
reference does, is the student's. The catalogue is ours and runs in a sandbox process of its own, never in one that
has run or will run a student's code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from autograder import catalogue
from autograder.answers import same
from autograder.assignment import Assignment
from autograder.case import Disagreement
from autograder.catalogue import Mistake
from autograder.checking import Failure, Outcome
from autograder.load_request import off_limits_rules
from autograder.model import Model
from autograder.sandbox import Limits, Sandbox, SandboxLost, Session, SubmissionEnded
from autograder.sandbox.inside import messages, wire
from autograder.sandbox.interleaving import Interleaved
from autograder.student import Recorded, Student, StudentError

_CLOSENESS = {"float64": (1e-9, 1e-6, 1e-4), "float32": (1e-5, 1e-3)}
"""Two people's code for one formula agrees to rounding; guards and casts move it further. The closest counts."""
_DISTINCT = 1e-10
_UNHURRIED = Limits(call_seconds=60, submission_seconds=1e6, answer_mib=1 << 40)


class Diagnostician:
    """Holds the catalogue's process; one per worker, started when the first check fails."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._session: Session | None = None
        self._loaded: dict[str, frozenset[str]] = {}
        self._replays = 0

    def close(self) -> None:
        """End the catalogue's process."""
        session, self._session = self._session, None
        self._loaded.clear()
        if session is not None:
            with suppress(SandboxLost):
                session.end()

    def mistakes(self, assignment: Assignment, outcomes: Sequence[Outcome]) -> dict[str, Mistake]:
        """The catalogued mistake behind each failed check, by the check's id, where there is one.

        A mistake must explain every failed check of its function that it would fail: one check alone may fit by chance,
        as where all numbers are 0 or 1. One that it would fail and that was passed refutes it, at no cost. One mistake
        may break several checks, and one check's numbers may fit several mistakes: those that explain the most checks
        are named.
        """
        wrong = [outcome for outcome in outcomes if outcome.status in ("failed", "error", "forbidden")]
        passed = frozenset(outcome.check.id for outcome in outcomes if outcome.status == "passed")
        try:
            return self._mistakes(assignment, wrong, passed)
        except (SubmissionEnded, SandboxLost, catalogue.CatalogueError):
            self.close()  # a machine short of memory ends processes, and every later student needs a fresh one
            return self._mistakes(assignment, wrong, passed)

    def _mistakes(
        self, assignment: Assignment, outcomes: Sequence[Outcome], passed: frozenset[str]
    ) -> dict[str, Mistake]:
        matches: dict[str, list[Mistake]] = {}
        for outcome in outcomes:
            # Whatever an earlier check has refuted need not be asked again.
            own = [mistake for mistake in self._of_function(assignment, outcome) if not passed & _its_own(mistake)]
            candidates = [mistake for mistake in own if _explains_its_own(mistake, matches)]
            matches[outcome.check.id] = self._matching(assignment, outcome, candidates)
        matches = {check: [m for m in some if _explains_its_own(m, matches)] for check, some in matches.items()}
        found = {mistake.id: mistake for matching in matches.values() for mistake in matching}
        for outcome in outcomes:
            check = outcome.check
            # A function that calls a wrong one fails with it.
            elsewhere = [m for m in found.values() if check.id in m.fails and check.function not in m.functions]
            matches[check.id] += self._matching(assignment, outcome, elsewhere)
        return {check: named for check, matching in matches.items() if (named := _most_telling(matching, matches))}

    def _of_function(self, assignment: Assignment, outcome: Outcome) -> list[Mistake]:
        check = outcome.check
        own = [mistake for mistake in catalogue.mistakes(assignment) if check.function in mistake.functions]
        return sorted(own, key=lambda mistake: check.id not in mistake.fails)

    def _matching(self, assignment: Assignment, outcome: Outcome, candidates: Sequence[Mistake]) -> list[Mistake]:
        """The candidates that give the student's answers in every failed case."""
        if outcome.status == "forbidden":
            return self._using_thesame(assignment, outcome, candidates)
        matching, function = list(candidates) if outcome.failures else [], outcome.check.function
        for failure in outcome.failures:
            told = any(_tells(call, function) for call in failure.recorded)
            matching = self._closest(assignment, matching, function, failure) if told else []
        return matching

    def _using_thesame(self, assignment: Assignment, outcome: Outcome, candidates: Sequence[Mistake]) -> list[Mistake]:
        """The candidates that use the same forbidden means in the same function."""
        function, failure = outcome.check.function, outcome.failures[0]
        used = {offence.used for offence in failure.offences}
        matching = []
        for mistake in candidates:
            found = self._loaded[self._module(assignment, mistake)]
            if not found and failure.recorded:
                [calls] = self._replayed(assignment, [mistake], failure.recorded, failure)
                found = frozenset(o.used for call in calls for o in call.answer.offences if o.function == function)
            if used & found:
                matching.append(mistake)
        return matching

    def _closest(
        self, assignment: Assignment, candidates: Sequence[Mistake], function: str, failure: Failure
    ) -> list[Mistake]:
        if not candidates:
            return []
        calls = [call for call in failure.recorded if _tells(call, function) or _is_used(call, failure.recorded)]

        replayed = self._replayed(assignment, (None, *candidates), calls, failure)
        right, *given_by = (_answers(answered, function) for answered in replayed)
        wrong = [
            (mistake, given)
            for mistake, given in zip(candidates, given_by, strict=True)
            if not same(given, right, _DISTINCT)
        ]
        student = _answers(calls, function)
        for rtol in _CLOSENESS[failure.setting.dtype]:
            if matching := [mistake for mistake, given in wrong if same(given, student, rtol)]:
                return matching
        return []

    def _replayed(
        self, assignment: Assignment, mistakes: Sequence[Mistake | None], calls: Sequence[Recorded], failure: Failure
    ) -> list[list[Recorded]]:
        """The calls as they go with each mistake, or the reference, in the student's place."""
        modules = [self._module(assignment, mistake) for mistake in mistakes]
        turns = Interleaved(self._running())
        works = []
        for module in modules:
            self._replays += 1
            setting = failure.setting
            student = Student(
                turns,
                module,
                assignment.arrays,
                setting.dtype,
                failure.seed,
                f"replay {self._replays}",
                setting.inputs_on,
                stand_in=failure.stand_in,
                count_moves=bool(setting.given_on),
            )
            works.append(partial(_replay, student, calls))
        tasks = turns.run(works)
        for task in tasks:
            if task.ended is not None:
                raise task.ended
        return [task.result or [] for task in tasks]

    def _running(self) -> Session:
        if self._session is None:
            self._session = self._sandbox.open(_UNHURRIED)
        return self._session

    def _module(self, assignment: Assignment, mistake: Mistake | None) -> str:
        name = f"{assignment.id}-{mistake.id if mistake else 'reference'}"
        if name not in self._loaded:
            text = (
                catalogue.with_mistake(assignment, mistake) if mistake else catalogue.reference(assignment).read_text()
            )
            unit = messages.UnitText(f"{name}.py", text)
            request = messages.Load(
                name, False, [unit], list(assignment.functions), off_limits_rules(assignment), seed=0
            )
            try:
                parsed, _ = self._running().load(request)
            except SubmissionEnded as ended:
                raise catalogue.CatalogueError(f"{name} cannot be loaded: {ended}") from None
            self._loaded[name] = frozenset(offence.used for offence in parsed.offences)
        return name


def _replay(student: Student, calls: Sequence[Recorded]) -> list[Recorded]:
    """Make the calls again; tells how they go."""
    objects: dict[wire.Handle, wire.Handle] = {}
    for call in calls:
        if not objects.keys() >= _objects_in(call):
            continue  # what the student's call was about does not exist here
        with suppress(StudentError, Disagreement):  # what it raised is recorded, and compared
            if call.model is not None:
                Model(student, objects[call.model]).repeat(call)
                continue
            if call.defaults:
                student.defaults(call.function)
                continue
            args = tuple(objects[arg] if isinstance(arg, wire.Handle) else arg for arg in call.args)
            student.call(call.function, args, call.kwargs, call.hold)
        for old, new in zip(_results(call.answer), _results(student.last), strict=False):
            if isinstance(old, wire.Handle) and isinstance(new, wire.Handle):
                objects[old] = new
    return student.recorded


def _tells(call: Recorded, function: str) -> bool:
    """Whether the call says something about the function that a check is of."""
    return call.model is not None or call.function == function


def _is_used(call: Recorded, calls: Sequence[Recorded]) -> bool:
    """Whether one of the calls is about an object that came of this one."""
    made = {result for result in _results(call.answer) if isinstance(result, wire.Handle)}
    return any(made & _objects_in(other) for other in calls)


def _objects_in(call: Recorded) -> set[wire.Handle]:
    """The objects of the sandbox that a call is about."""
    given = {arg for arg in call.args if isinstance(arg, wire.Handle)}
    return given if call.model is None else {call.model, *given}


def _results(answer: messages.Answer) -> Sequence[Any]:
    return answer.value if isinstance(answer.value, (tuple, list)) else (answer.value,)


def _answers(calls: Sequence[Recorded], function: str) -> list[messages.Answer]:
    return [call.answer for call in calls if _tells(call, function)]


def _its_own(mistake: Mistake) -> set[str]:
    """The checks of the mistake's functions that it would fail."""
    return {check for check in mistake.fails if check.partition(".")[0] in mistake.functions}


def _explains_its_own(mistake: Mistake, matches: Mapping[str, Sequence[Mistake]]) -> bool:
    """Whether the mistake is among the matches of every check of its functions that it would fail."""
    return all(mistake in matches[check] for check in _its_own(mistake) & matches.keys())


def _most_telling(matching: Sequence[Mistake], matches: Mapping[str, Sequence[Mistake]]) -> Mistake | None:
    """The one that explains the most failed checks; among equals, the one that would fail the fewest others."""

    def telling(mistake: Mistake) -> tuple[int, int]:
        explained = sum(mistake in others for others in matches.values())
        return explained, -len(set(mistake.fails) - matches.keys())

    return max(matching, key=telling, default=None)
