"""The results of a class, arranged for reports: students down, assignments across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from autograder.results import SubmissionResult
from autograder.submission.identity import folder_name


class ClassResults:
    """What every report is made from.

    `assignments` are the ids that have results, in teaching order (ids the order does not know come last);
    `students` are sorted.
    """

    def __init__(
        self, results: Iterable[SubmissionResult], assignment_order: Sequence[str], titles: Mapping[str, str]
    ) -> None:
        self._by_key = {(result.student, result.assignment): result for result in results}
        self._titles = titles
        graded = {assignment for _, assignment in self._by_key}
        self.assignments = [
            *(a for a in assignment_order if a in graded),
            *sorted(graded - {*assignment_order}),
        ]
        self.students = sorted({student for student, _ in self._by_key})

    def __iter__(self) -> Iterator[SubmissionResult]:
        """Every result, by student and then in teaching order."""
        for student in self.students:
            yield from self.of_student(student)

    def get(self, student: str, assignment: str) -> SubmissionResult | None:
        """One result, or None where nothing was handed in."""
        return self._by_key.get((student, assignment))

    def of_student(self, student: str) -> list[SubmissionResult]:
        """A student's results in teaching order."""
        found = (self.get(student, assignment) for assignment in self.assignments)
        return [result for result in found if result is not None]

    def of_assignment(self, assignment: str) -> list[SubmissionResult]:
        """An assignment's results, by student."""
        found = (self.get(student, assignment) for student in self.students)
        return [result for result in found if result is not None]

    def title(self, assignment: str) -> str:
        """The assignment's title, or its id where it has none."""
        return self._titles.get(assignment, assignment)

    def max_score(self, assignment: str) -> float:
        """The most points that anyone could earn; checks that could not run here may lower it for some."""
        return max((result.max_score or 0.0 for result in self.of_assignment(assignment)), default=0.0)

    def total(self, student: str) -> float | None:
        """The points of all assignments together; what was not handed in earns none.

        None where a grader error leaves the sum unknown.
        """
        scores = [result.score for result in self.of_student(student)]
        if None in scores:
            return None
        return sum(score for score in scores if score is not None)


def page_path(result: SubmissionResult) -> PurePosixPath:
    """Where a student's page lies below the output folder."""
    return PurePosixPath("feedback", folder_name(result.student), f"{result.assignment}.html")
