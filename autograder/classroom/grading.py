"""One submission of an nbgrader course: graded in the sandbox, its feedback put under the graded cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Instance, Unicode

from autograder import catalogue
from autograder.batch import Job, grade_job
from autograder.classroom.errors import NotGraded
from autograder.classroom.feedback import show
from autograder.course import assignments
from autograder.grading import Options
from autograder.results import SubmissionResult, read, result_path
from autograder.submission import NothingToGrade, Submission, find, student_id

_KEY = "autograder"


class GradeInSandbox(NbGraderPreprocessor):
    """Grades the submitted file, not the notebook, in the sandbox; in place of Execute.

    The result travels beside the notebook, where no output of the student's can be taken for it. nbgrader's converter
    is the parent of its parent.
    """

    options = Instance(Options, kw={"gpu": "auto"}, help="What `autograder grade` takes as options.").tag(config=True)
    graded = Unicode(help="Take results from this --out folder of `autograder grade`, and grade nothing.").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Grade the submission of one notebook. Raises NotGraded where the grader or the machine failed."""
        student, assignment = resources["nbgrader"]["student"], resources["nbgrader"]["assignment"]
        course = assignments()
        if assignment not in course:
            raise NotGraded(f"autograder has no assignment {assignment!r}; it has {', '.join(course)}")
        if resources["nbgrader"]["notebook"] != assignment:
            return nb, resources  # an instructor's own notebook beside ours, for grading by hand
        folder = Path(self._coursedir.format_path(self._coursedir.submitted_directory, student, assignment))
        submission = _submission(folder, assignment)
        if self.graded:
            result = read(result_path(Path(self.graded), student_id(student), assignment))
        elif submission is None:
            raise NotGraded(f"{folder} is gone")
        else:
            private = (Path(self._coursedir.root).resolve(),)
            result = grade_job(Job(submission, self.options, private)).result
        if result.status == "grader_error":
            raise NotGraded(f"{student}, {assignment}: not graded, by no fault of the student: {result.message}")
        show(nb, result, submission)
        resources[_KEY] = result
        return nb, resources

    @property
    def _coursedir(self) -> Any:
        return self.parent.parent.coursedir


def result_of(resources: dict[str, Any]) -> SubmissionResult | None:
    """The result of the notebook that these resources belong to; None for one that is graded by hand alone."""
    result: SubmissionResult | None = resources.get(_KEY)
    return result


def _submission(folder: Path, assignment: str) -> Submission | None:
    course = assignments()
    try:
        [submission] = find([folder], list(course), assignment, lambda name: catalogue.stubs(course[name]))
    except NothingToGrade:
        return None
    return submission
