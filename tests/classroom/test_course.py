"""The course for nbgrader: complete for the instructor, without a secret for students, and never written over."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.converters import GenerateAssignment

import autograder.hidden
from autograder import catalogue
from autograder.classroom.configuration import load_course
from autograder.classroom.course import make_course
from autograder.classroom.database import assert_dialect, open_gradebook
from autograder.classroom.errors import ClassroomError
from autograder.course import assignments, solutions_dir
from autograder.release import ReleaseRefused
from autograder.submission.disk import DiskFile
from autograder.submission.reading import fingerprint, load

from ..authoring.leaks import leaks, secret_lines
from ..command import run
from .lesson import grade_id


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """Every assignment, generated for students."""
    root = tmp_path_factory.mktemp("whole") / "Deep learning 101"
    make_course(root)
    app = load_course(root)
    app.coursedir.assignment_id = "*"
    GenerateAssignment(coursedir=app.coursedir, parent=app).start()
    return root


@pytest.fixture(params=assignments().values(), ids=lambda assignment: assignment.id)
def assignment(request):
    return request.param


def cells(root, step, assignment):
    return json.loads((root / step / assignment.id / f"{assignment.id}.ipynb").read_text())["cells"]


class TestTheSource:
    def test_each_function_has_a_graded_cell_of_its_name_and_points(self, course, assignment):
        metadata = [cell["metadata"].get("nbgrader", {}) for cell in cells(course, "source", assignment)]
        graded = {role["grade_id"]: role["points"] for role in metadata if role.get("grade")}
        assert graded == {function: assignment.points(function) for function in assignment.functions}
        assert sum(graded.values()) == assignment.max_score

    def test_the_gradebook_knows_the_same_points(self, course, assignment):
        url = load_course(course).coursedir.db_url
        with open_gradebook(url, "any") as gradebook:
            assert gradebook.find_assignment(assignment.id).max_score == assignment.max_score


class TestWhatStudentsGet:
    def test_it_is_the_notebook_and_what_it_needs(self, course, assignment):
        names = {path.name for path in (course / "release" / assignment.id).iterdir()}
        assert {"README.md", f"{assignment.id}.ipynb", "public_checks.py"} <= names
        assert f"{assignment.id}.py" not in names
        assert any(name.startswith("mnist") for name in names) == assignment.mnist

    def test_its_code_is_the_untouched_stub(self, course, assignment):
        released = load(DiskFile(str(course / "release" / assignment.id / f"{assignment.id}.ipynb")))
        stubs = {fingerprint(load(DiskFile(str(path)))) for path in catalogue.stubs(assignment)}
        assert fingerprint(released) in stubs

    def test_no_line_of_a_solution_or_a_hidden_check_is_in_it_neither_as_text_nor_as_metadata(self, course, assignment):
        solved = "\n".join(
            "".join(cell["source"])
            for cell in cells(course, "source", assignment)
            if grade_id(cell).startswith("answer_")
        )
        hidden = Path(autograder.hidden.__file__).parent.rglob("*.py")
        solution = solutions_dir(assignment)
        public = "\n".join(path.read_text() for path in (*catalogue.stubs(assignment), solution / "public_checks.py"))
        handout = (course / "source" / assignment.id / "README.md").read_text()
        secrets = secret_lines([solved, *(path.read_text() for path in hidden)], public + handout)
        assert leaks(secrets, "reference", solved.encode()), "the search is blind"
        for path in (course / "release" / assignment.id).iterdir():
            if path.suffix != ".npz":
                # As bytes, so that a notebook's metadata is searched too; as JSON, quotes are escaped.
                text = path.read_text()
                shown = "\n".join(_strings(json.loads(text))) if path.suffix == ".ipynb" else text
                assert leaks(secrets, "text", shown.encode()) == [], path.name


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield "".join(value)
        else:
            for item in value:
                yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)


class TestACourseThatIsThere:
    def test_it_gets_further_assignments_and_keeps_its_configuration(self, tmp_path):
        make_course(tmp_path / "c", ["relu_dropout"])
        config = tmp_path / "c" / "nbgrader_config.py"
        config.write_text(config.read_text() + "c.CourseDirectory.course_id = 'mine'\n")
        written = make_course(tmp_path / "c")
        assert tmp_path / "c" / "source" / "backprop" / "backprop.ipynb" in written
        assert load_course(tmp_path / "c").coursedir.course_id == "mine"

    def test_an_edited_source_is_never_lost(self, tmp_path):
        make_course(tmp_path, ["relu_dropout"])
        readme = tmp_path / "source" / "relu_dropout" / "README.md"
        readme.write_text("mine")
        with pytest.raises(ReleaseRefused, match=r"README\.md differs"):
            make_course(tmp_path)
        assert readme.read_text() == "mine"
        assert not (tmp_path / "source" / "backprop").exists()

    def test_somebody_elses_course_is_refused(self, tmp_path):
        (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
        with pytest.raises(ClassroomError, match="does not use autograder"):
            make_course(tmp_path)
        assert not (tmp_path / "source").exists()

    def test_a_folder_that_holds_something_else_is_left_as_it_is(self, tmp_path):
        (tmp_path / "thesis.tex").write_text("")
        with pytest.raises(ClassroomError, match="is not empty and no nbgrader course: name a new folder"):
            make_course(tmp_path)
        assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]

    def test_one_whose_configuration_was_moved_away_gets_another(self, tmp_path):
        make_course(tmp_path, ["relu_dropout"])
        (tmp_path / "nbgrader_config.py").rename(tmp_path / "old_config.py")
        make_course(tmp_path, ["relu_dropout"])
        assert load_course(tmp_path)

    def test_a_course_that_is_moved_takes_its_gradebook_along(self, tmp_path):
        make_course(tmp_path / "old", ["relu_dropout"])
        (tmp_path / "old").rename(tmp_path / "new")
        assert load_course(tmp_path / "new").coursedir.db_url == f"sqlite:///{tmp_path / 'new' / 'gradebook.db'}"


    def test_the_working_folder_may_be_a_students(self, tmp_path, monkeypatch):
        make_course(tmp_path / "c", ["relu_dropout"])
        (tmp_path / "student").mkdir()
        (tmp_path / "student" / "nbgrader_config.py").write_text("open('ran', 'w')")
        monkeypatch.chdir(tmp_path / "student")
        before = list(sys.path)
        load_course(tmp_path / "c")
        assert sys.path == before
        assert not (tmp_path / "student" / "ran").exists()


class TestTheDatabase:
    def test_another_database_than_the_courses_is_refused(self, tmp_path):
        make_course(tmp_path, ["relu_dropout"])
        with pytest.raises(ClassroomError, match="another gradebook than --db"):
            make_course(tmp_path, [], f"sqlite:///{tmp_path / 'other.db'}")

    def test_any_sqlalchemy_url_is_taken(self, tmp_path):
        make_course(tmp_path / "c", ["relu_dropout"], f"sqlite:///{tmp_path / 'own.db'}")
        assert (tmp_path / "own.db").exists()
        assert not (tmp_path / "c" / "gradebook.db").exists()

    @pytest.mark.parametrize(
        ("url", "said"),
        [
            ("gradebook.db", "'gradebook.db' is no database URL"),
            ("oracle+nothing://host/db", "the driver for oracle"),
            ("postgresql+psycopg://nobody:secret@127.0.0.1:9/none", "cannot be opened"),
            ("sqlite:////nowhere/gradebook.db", "cannot be opened: unable to open database file"),
        ],
    )
    def test_one_that_cannot_be_had_is_named_without_its_password_and_nothing_is_written(self, tmp_path, url, said):
        with pytest.raises(ClassroomError, match=said) as caught:
            make_course(tmp_path, ["relu_dropout"], url)
        assert "\n" not in str(caught.value)
        assert "secret" not in str(caught.value)
        assert list(tmp_path.iterdir()) == []

    def test_sqlite_in_the_place_of_another_dialect_is_told(self, tmp_path):
        with (
            open_gradebook(f"sqlite:///{tmp_path / 'g.db'}", "any") as gradebook,
            pytest.raises(ClassroomError, match="should be postgresql"),
        ):
            assert_dialect(gradebook, "postgresql")


class TestTheCommand:
    def test_it_prints_what_it_wrote(self, tmp_path):
        done = run("nbgrader", tmp_path / "c", "relu_dropout")
        assert (done.code, done.err) == (0, "")
        assert str(tmp_path / "c" / "source" / "relu_dropout" / "relu_dropout.ipynb") in done.out.splitlines()

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("nbgrader", "new", "nope"), "there is no assignment 'nope'"),
            (("nbgrader", "new", "--db", "x"), "'x' is no database URL"),
            (("grade", "class", "--nbgrader", "new"), "new is no nbgrader course"),
        ],
    )
    def test_what_cannot_be_done_is_said_in_one_line(self, tmp_path, arguments, said):
        (tmp_path / "class").mkdir()
        done = run(*arguments, folder=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert done.err.count("\n") == 1

    def test_without_nbgrader_it_says_how_to_install_it_and_the_rest_works(self, tmp_path):
        blocked = "import sys; sys.modules['nbgrader'] = None; from autograder.cli import main; main(sys.argv[1:])"

        def said(*arguments):
            return subprocess.run(
                [sys.executable, "-c", blocked, *arguments],
                env={**os.environ, "PYTHONPATH": str(Path(autograder.hidden.__file__).parents[2])},
                cwd=tmp_path,
                capture_output=True,
                text=True,
                check=False,
            )

        refused = said("nbgrader", "new")
        assert refused.returncode == 2
        assert "pip install 'autograder[nbgrader]'" in refused.stderr
        assert refused.stderr.count("\n") == 1
        assert said("release", "students").returncode == 0
