"""Running one check against one submission: every setting of it, and what went wrong in each."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignment import Assignment, Check
from autograder.case import Case, Disagreement, Setting
from autograder.devices import Misplaced, require_placed
from autograder.results import CheckStatus
from autograder.sandbox import MalformedReply
from autograder.sandbox.inside import messages
from autograder.stream import stream
from autograder.student import Asked, Recorded, Student, StudentError


@dataclass(frozen=True)
class Failure:
    """What went wrong in one case, with everything that a diagnosis needs."""

    status: CheckStatus
    setting: Setting
    text: str
    seed: int
    recorded: Sequence[Recorded] = ()
    disagreement: Disagreement | None = None
    raised: messages.Raised | None = None
    offences: Sequence[messages.Offence] = ()
    session_over: bool = False
    """Whether the submission's process had to be ended with this."""
    stand_in: bool = False
    """Whether it was seen on the stand-in for a GPU."""

    @property
    def final(self) -> bool:
        """Whether other settings can tell nothing more."""
        return self.session_over or self.status in ("missing", "not_implemented", "forbidden")

    @property
    def misplaced(self) -> bool:
        """Whether tensors lay on a device where they should not, which the stand-in for a GPU shows as a GPU does."""
        met = bool(self.recorded) and self.recorded[-1].answer.misplaced
        return met or isinstance(self.disagreement, Misplaced)

    @property
    def margin(self) -> float:
        """How many tolerances the judged number moved; infinite where it is no matter of distance."""
        mismatches = self.disagreement.mismatches if self.disagreement else ()
        return max((mismatch.margin for mismatch in mismatches), default=math.inf)


@dataclass
class Outcome:
    """What one check found."""

    check: Check
    failures: list[Failure] = field(default_factory=list)
    passed_settings: list[Setting] = field(default_factory=list)
    follows: list[str] = field(default_factory=list)
    """The quantities that are right given the student's own other functions, and only so."""
    errands: list[tuple[str, messages.Offence]] = field(default_factory=list)
    """Which function was asked when another one used forbidden means."""
    right_where_familiar: bool = False
    """Whether the answer is right at the sizes that every student tries first."""
    not_run: str = ""
    """Why the check could not be made, where it could not."""
    ran_on: str = ""
    """The GPU that the check ran on, if it did."""
    seconds: float = 0.0

    @property
    def status(self) -> CheckStatus:
        """The status of the first failure, or `passed`; `not_run` where it could not be made."""
        if self.not_run:
            return "not_run"
        return self.failures[0].status if self.failures else "passed"

    @property
    def margin(self) -> float:
        """How many tolerances the judged number moved in the case that shows it best; infinite where no number did."""
        numbers = [failure.margin for failure in self.failures if math.isfinite(failure.margin)]
        return max(numbers, default=math.inf)

    @property
    def lost(self) -> set[str]:
        """The parts that no points are given for."""
        lost: set[str] = set()
        for failure in self.failures:
            mismatches = failure.disagreement.mismatches if failure.disagreement else ()
            quantities = {mismatch.quantity for mismatch in mismatches}
            lost |= quantities if quantities and quantities <= set(self.check.parts) else set(self.check.parts)
        return lost

    @property
    def points(self) -> float:
        """What the check earns."""
        if self.not_run:
            return 0.0
        return sum(points for part, points in self.check.parts.items() if part not in self.lost)


@dataclass(frozen=True)
class Draws:
    """Where the hidden inputs come from: the grading seed, whose work it is, and where MNIST lies (`mnist.load`)."""

    seed: int
    student: str
    mnist: Path | None = None

    def for_loading(self, assignment: str) -> int:
        """The seed of the global random generators while the file is loaded."""
        return int(stream(self.seed, self.student, assignment).integers(1 << 62))


class CheckRunner:
    """Runs the checks of one assignment against one loaded submission, in which some functions may be `deadly`."""

    def __init__(
        self,
        assignment: Assignment,
        session: Asked,
        draws: Draws,
        convention: str,
        deadly: Collection[str],
        *,
        stand_in: bool = False,
    ) -> None:
        self._assignment, self._session = assignment, session
        self._draws, self._convention = draws, convention
        self._deadly, self._stand_in = deadly, stand_in
        self.undecided = ""
        """Why the stand-in for a GPU cannot tell, where it cannot."""

    def run(self, check: Check) -> Outcome:
        """Run every setting of a check; raises `SubmissionEnded` and `SandboxLost` as the session does.

        After a failure the other settings still run, and the sizes that every student tries first, so that the
        feedback can say where the answer is right.
        """
        outcome = Outcome(check)
        for index, setting in enumerate(check.settings):
            failure = self._run_case(check, setting, index, outcome)
            if failure is None:
                outcome.passed_settings.append(setting)
                continue
            outcome.failures.append(failure)
            if failure.final:
                return outcome
        familiar = None if check.on_device else self._assignment.familiar
        if familiar is not None and outcome.failures and not outcome.passed_settings and not outcome.follows:
            there = Outcome(check)
            failure = self._run_case(check, familiar, len(check.settings), there)
            outcome.right_where_familiar = failure is None and not there.follows
        return outcome

    def _run_case(self, check: Check, setting: Setting, index: int, outcome: Outcome) -> Failure | None:
        arrays = self._assignment.arrays
        random = stream(self._draws.seed, self._draws.student, check.id, str(index))
        case = Case(setting, random, self._convention, arrays, self._draws.mnist)
        seed = int(random.integers(1 << 62))
        scope = f"{self._draws.student}:{self._convention}:{check.id}:{index}"
        student = Student(
            self._session,
            self._assignment.id,
            arrays,
            setting.dtype,
            seed,
            scope,
            setting.inputs_on,
            self._deadly,
            stand_in=self._stand_in,
            count_moves=bool(setting.given_on),
        )
        try:
            check.body(student, case)
            if check.on_device and not setting.given_on:
                require_placed(student, case, check.function)
        except Disagreement as disagreement:
            return Failure("failed", setting, str(disagreement), seed, student.recorded, disagreement)
        except StudentError as error:
            return _of_error(error, setting, seed, student)
        except MalformedReply as error:
            return Failure("failed", setting, f"what came back cannot be read: {error}", seed, session_over=True)
        finally:
            self.undecided = self.undecided or student.undecided
            outcome.follows.extend(name for name in case.follows if name not in outcome.follows)
            outcome.errands.extend(student.errands)
        return None


def _of_error(error: StudentError, setting: Setting, seed: int, student: Student) -> Failure:
    answer, function = error.answer, error.function
    own = [offence for offence in answer.offences if offence.function == function]
    if own:
        return Failure("forbidden", setting, "", seed, student.recorded, offences=own)
    if answer.status == "missing":
        return Failure("missing", setting, f"There is no function {function} in the file", seed)
    raised = answer.raised or messages.Raised("Exception", "", [])
    inside = raised.frames[-1].function if raised.frames else function
    if raised.type == "NotImplementedError" and inside == function:
        return Failure("not_implemented", setting, f"{function} is not written yet", seed, raised=raised)
    if answer.status == "unsendable":
        text = f"what {function} returned could not be looked at: {raised.type}: {raised.text}"
        return Failure("failed", setting, text, seed, raised=raised)
    return Failure("error", setting, "", seed, student.recorded, raised=raised)
