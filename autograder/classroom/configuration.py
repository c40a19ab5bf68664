"""`nbgrader_config.py`: what makes nbgrader's own commands grade with this package."""

from __future__ import annotations

from pathlib import Path

from nbgrader.apps.baseapp import NbGrader

from autograder.classroom.errors import ClassroomError

CONFIG = "nbgrader_config.py"

_TEMPLATE = '''"""nbgrader's configuration for this course, by `autograder nbgrader`; add to it what you need."""

from pathlib import Path

c = get_config()
root = Path(__file__).resolve().parent

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = {course_id!r}
c.CourseDirectory.db_url = {db_url}

# Students get the stubs of the handout.
c.ClearSolutions.code_stub = {{"python": "raise NotImplementedError"}}

# Student code runs in autograder's sandbox; no cell is run here, and no score is read from one.
c.Autograde.exporter_class = "autograder.classroom.exporter.SubmissionExporter"
c.Autograde.sanitize_preprocessors = [
    "autograder.classroom.restoring.RestoreCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "autograder.classroom.grading.GradeInSandbox",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.classroom.scores.SaveScores",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# nbgrader takes SQLite where it knows no URL: with another dialect than this one nothing is saved.
c.SaveScores.dialect = {dialect!r}

# The options of `autograder grade`:
# from autograder.grading import Options
# c.GradeInSandbox.options = Options(seed=0, accept=("lecture",))
'''


def configuration(course_id: str, db_url: str | None, dialect: str) -> str:
    """The text of the file; where `db_url` is None, for an SQLite file beside it, wherever the course is moved."""
    url = "f\"sqlite:///{root / 'gradebook.db'}\"" if db_url is None else repr(db_url)
    return _TEMPLATE.format(course_id=course_id, db_url=url, dialect=dialect)


def load_course(root: Path) -> NbGrader:
    """nbgrader with the configuration of the course at `root`, as its commands load it, quiet.

    Raises ClassroomError where that is not a course which `autograder nbgrader` made.
    """
    path = root / CONFIG
    if not path.is_file():
        raise ClassroomError(f"{root} is no nbgrader course: make it with 'autograder nbgrader {root}'")
    app = _OfCourse()
    app.initialize(["--log-level=ERROR"], root=str(root.resolve()))
    for place, ours in (
        ("exporter_class", "SubmissionExporter"),
        ("sanitize_preprocessors", "RestoreCells"),
        ("autograde_preprocessors", "GradeInSandbox"),
        ("autograde_preprocessors", "SaveScores"),
    ):
        if ours not in str(app.config.Autograde.get(place)):
            raise ClassroomError(
                f"{path} does not use autograder (Autograde.{place} lacks {ours}): "
                "move it away and run 'autograder nbgrader' again"
            )
    return app


class _OfCourse(NbGrader):
    """nbgrader that takes nothing, code or configuration, from the working folder: it may be a student's."""

    load_cwd_config = False

    def init_syspath(self) -> None:
        """Leave the path as it is."""
