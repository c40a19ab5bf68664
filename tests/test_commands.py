"""The commands, as they are typed: what they write, what they say, and how they end."""

import csv
import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .command import run
from .works import BACKPROP, NOTEBOOK, REFERENCE, SIGMOID, SIGMOID_POINTS, write_class

STATUSES = {"graded", "unreadable", "crashed", "timeout", "memory", "grader_error"}
CHECK_STATUSES = {
    *("passed", "failed", "error", "missing", "not_implemented", "forbidden"),
    *("timeout", "crashed", "not_run", "grader_error"),
}


class Graded:
    """A class that was handed in in every way there is, and graded by one command."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        submitted = folder / "submitted"
        nbgrader = write_class(submitted / "nbgrader", {"ada": REFERENCE, "emmy": "def sigmoid(x)\n"})
        write_class(nbgrader, {"zoë": NOTEBOOK}, "backprop/backprop.ipynb")
        plain = write_class(submitted / "plain", {"kurt": SIGMOID, "=1+1": SIGMOID}, "backprop.py")
        packed = write_class(submitted / "packed" / "class", {"mary": SIGMOID, "radia": SIGMOID}, "backprop.py")
        archive = Path(shutil.make_archive(str(submitted / "class"), "zip", packed.parent))
        alone = write_class(submitted / "alone", {"alan": SIGMOID}, "backprop.py") / "alan"
        single = write_class(submitted / "single", {"yann": SIGMOID}) / "yann" / "backprop" / "backprop.py"
        formats = [argument for name in ("junit", "canvas", "gradescope") for argument in ("--format", name)]
        self.run = run("grade", nbgrader, plain, archive, alone, single, "--out", self.out, *formats)
        self.results = {path.parent.name: json.loads(path.read_text()) for path in self.out.glob("results/*/*.json")}

    def score(self, student: str) -> float:
        return self.results[student]["score"]


STUDENTS = {"ada", "emmy", "zoë", "kurt", "=1+1", "mary", "radia", "alan", "yann"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    return Graded(tmp_path_factory.mktemp("graded"))


class TestGrade:
    def test_a_class_with_unreadable_work_is_done(self, graded):
        assert graded.run.code == 0, graded.run.err
        assert "backprop: 9 submissions, median 3 of 40; 1 unreadable" in graded.run.out
        assert graded.run.out.splitlines()[-1] == f"class report: {graded.out / 'index.html'}"
        assert graded.run.err.splitlines()[-1].startswith("graded 9 of 9")

    def test_every_layout_gives_its_students(self, graded):
        assert graded.results.keys() == STUDENTS
        assert graded.score("ada") == BACKPROP.max_score
        assert graded.score("emmy") == graded.score("zoë") == 0
        assert {graded.score(student) for student in STUDENTS - {"ada", "emmy", "zoë"}} == {SIGMOID_POINTS}

    def test_a_result_holds_what_the_instructor_was_promised(self, graded):
        for student, result in graded.results.items():
            assert (result["schema"], result["student"], result["assignment"]) == (1, student, "backprop")
            assert (result["seed"], result["max_score"]) == (0, 40)
            assert result["status"] in STATUSES
            assert isinstance(result["message"], str)
            assert result["seconds"] >= 0
            assert len(result["submission_sha256"]) == 64
            assert result["assignment_version"] == graded.results["ada"]["assignment_version"]
        assert graded.results["ada"]["environment"].keys() == {"torch", "numpy", "python", "device"}
        assert graded.results["mary"]["submission_sha256"] == graded.results["kurt"]["submission_sha256"]

    def test_a_result_lists_every_check_and_adds_up(self, graded):
        fields = {"id", "function", "hidden", "status", "points", "max_points", "mistake", "feedback", "seconds"}
        for student in STUDENTS - {"emmy"}:
            checks = graded.results[student]["checks"]
            assert [check["id"] for check in checks] == [check.id for check in BACKPROP.checks]
            assert all(check.keys() == fields for check in checks)
            assert all(check["status"] in CHECK_STATUSES for check in checks)
            assert all(check["feedback"] for check in checks)
            assert graded.score(student) == sum(check["points"] for check in checks)

    def test_an_untouched_stub_is_written_nowhere(self, graded):
        assert {c["status"] for c in graded.results["zoë"]["checks"] if c["max_points"]} == {"not_implemented"}

    def test_the_gradebook_has_a_row_for_everybody_and_no_formula(self, graded):
        rows = list(csv.reader((graded.out / "grades.csv").open()))
        assert rows[0] == ["student", "backprop", "total"]
        assert {row[0] for row in rows[1:]} == (STUDENTS - {"=1+1"}) | {"'=1+1"}
        assert ["ada", "40", "40"] in rows
        assert ["emmy", "0", "0"] in rows

    def test_everybody_has_a_feedback_page_that_the_class_report_links_to(self, graded):
        report = (graded.out / "index.html").read_text()
        pages = list(graded.out.glob("feedback/*/backprop.html"))
        assert {page.parent.name for page in pages} == STUDENTS
        assert report.count("backprop.html") >= len(STUDENTS)

    def test_the_asked_formats_are_there(self, graded):
        cases = list(ElementTree.parse(graded.out / "junit.xml").iter("testcase"))
        assert len(cases) >= len(STUDENTS)
        assert "=1+1" in (graded.out / "canvas.csv").read_text()
        autograder_json = json.loads((graded.out / "gradescope" / "ada" / "backprop.json").read_text())
        assert autograder_json["score"] == 40

    def test_files_of_any_name_are_graded_where_the_assignment_is_named(self, tmp_path):
        for student in ("ada", "emmy"):
            (tmp_path / f"{student}.py").write_text(SIGMOID)
        finished = run("grade", tmp_path, "--assignment", "backprop", "--out", tmp_path / "out", "--jobs", 1)
        assert finished.code == 0
        assert (tmp_path / "out" / "grades.csv").read_text() == "student,backprop,total\nada,3,3\nemmy,3,3\n"


class TestReport:
    def test_it_makes_the_views_again_from_the_results_alone(self, graded, tmp_path):
        shutil.copytree(graded.out / "results", tmp_path / "results")
        finished = run("report", tmp_path)
        assert finished.code == 0
        for name in ("grades.csv", "index.html", "feedback/ada/backprop.html"):
            assert (tmp_path / name).read_bytes() == (graded.out / name).read_bytes()

    def test_work_that_could_not_be_graded_is_listed_and_fails_the_command(self, graded, tmp_path):
        shutil.copytree(graded.out / "results", tmp_path / "results")
        path = tmp_path / "results" / "kurt" / "backprop.json"
        lost = {**graded.results["kurt"], "status": "grader_error", "score": None, "max_score": None}
        path.write_text(json.dumps({**lost, "message": "the disk is full"}))
        finished = run("report", tmp_path)
        assert finished.code == 1
        assert "kurt, backprop: the disk is full" in finished.err
        assert ["kurt", "", ""] in list(csv.reader((tmp_path / "grades.csv").open()))


def test_release_writes_the_student_files_and_names_them(tmp_path):
    finished = run("release", tmp_path / "out", "backprop")
    assert finished.code == 0
    written = {str(path) for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert set(finished.out.splitlines()) == written
    assert {Path(path).name for path in written} == {"README.md", "backprop.py", "backprop.ipynb", "public_checks.py"}


def test_the_sandbox_that_is_none_says_so_loudly(tmp_path):
    submitted = write_class(tmp_path / "submitted", {"ada": SIGMOID})
    finished = run("grade", submitted, "--out", tmp_path / "out", "--sandbox", "none")
    assert finished.code == 0
    assert "UNPROTECTED" in finished.err
    assert (tmp_path / "out" / "grades.csv").read_text().splitlines()[1] == "ada,3,3"


def test_a_sandbox_that_is_asked_for_and_not_there_is_refused_with_what_installs_it(tmp_path, monkeypatch):
    submitted = write_class(tmp_path / "submitted", {"ada": SIGMOID})
    monkeypatch.setenv("PATH", str(tmp_path))
    finished = run("grade", submitted, "--out", tmp_path / "out", "--sandbox", "bwrap")
    assert finished.code == 2
    assert "apt-get install bubblewrap" in finished.err
    assert len(finished.err.splitlines()) == 1
