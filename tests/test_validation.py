"""The catalogue proves the grader; and the proof fails where the catalogue, or the grader, is wrong."""

import os
import re
import shutil
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

import autograder
from autograder.course import assignments, assignments_dir, solutions_dir
from autograder.executors import local_workers
from autograder.grading import Options
from autograder.summary import verdicts_junit
from autograder.validation import MARGIN, validate

from .command import Finished, run
from .works import BACKPROP, SIGMOID


@pytest.fixture(scope="module")
def verdicts():
    """What every file of the course earned."""
    cores = len(os.sched_getaffinity(0))
    return list(validate([], Options(), partial(local_workers, cores)))


class TestTheCourse:
    """This is the test that the product works."""

    def test_everything_in_the_catalogue_earns_what_it_must(self, verdicts):
        complaints = {f"{v.assignment} {v.kind} {v.name}": v.complaints for v in verdicts if v.complaints}
        assert complaints == {}

    def test_nothing_in_the_catalogue_is_left_out(self, verdicts):
        for assignment in assignments().values():
            judged = {(v.kind, v.name) for v in verdicts if v.assignment == assignment.id}
            assert ("reference", assignment.id) in judged
            assert {name for kind, name in judged if kind == "mistake"} == {
                path.stem for path in (solutions_dir(assignment) / "mistakes").glob("*.py")
            }
            assert {name for kind, name in judged if kind == "variant"} == {
                path.stem for path in (solutions_dir(assignment) / "variants").glob("*.*")
            }
            stubs = {f"{assignment.id}.py", f"{assignment.id}.ipynb"}
            assert {name for kind, name in judged if kind == "stub"} == stubs

    def test_right_solutions_earn_everything_and_stubs_nothing(self, verdicts):
        for assignment in assignments().values():
            asked = sum(check.points for check in assignment.checks if not check.on_device)
            mine = [v for v in verdicts if v.assignment == assignment.id]
            assert {v.score for v in mine if v.kind in ("reference", "variant")} == {asked}
            assert {v.score for v in mine if v.kind == "stub"} == {0.0}

    def test_every_mistake_is_far_from_the_line(self, verdicts):
        close = {v.name: v.margin for v in verdicts if v.kind == "mistake" and v.margin < MARGIN}
        assert close == {}

    def test_every_check_is_failed_by_some_mistake(self, verdicts):
        failed = {check for v in verdicts if v.kind == "mistake" for check in v.failed}
        for assignment in assignments().values():
            judged = {check.id for check in assignment.checks if not check.on_device}
            assert judged <= failed

    def test_its_junit_file_has_a_passing_case_for_each(self, verdicts):
        root = ElementTree.fromstring(verdicts_junit(verdicts))
        assert len(list(root.iter("testcase"))) == len(verdicts)
        assert list(root.iter("failure")) == []


SURVIVES = '''"""A right sigmoid, written another way.

fails: sigmoid.values
keeps: 39.0
says: Nothing is wrong with it.
"""


def sigmoid(x):
    return torch.exp(-torch.log1p(torch.exp(-x)))
'''

class Course:
    """A copy of the course with few mistakes and variants, to be spoilt."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("__pycache__", "course")
        shutil.copytree(Path(autograder.__file__).parent, root / "autograder", ignore=ignored)
        folders = (solutions_dir(BACKPROP), root / "solutions"), (assignments_dir(BACKPROP), root / "assignments")
        for source, target in folders:
            shutil.copytree(source, target / source.name, ignore=shutil.ignore_patterns("mistakes", "variants"))
        self.solutions = root / "solutions" / BACKPROP.folder
        for kind, name in (("mistakes", "update-adds.py"), ("variants", "einsum.py")):
            (self.solutions / kind).mkdir()
            shutil.copy(solutions_dir(BACKPROP) / kind / name, self.solutions / kind / name)

    def validated(self, *arguments: object) -> Finished:
        return run("validate", BACKPROP.id, *arguments, root=self.root)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("spoilt"))
    log2 = (solutions_dir(BACKPROP) / "mistakes" / "bce-log2.py").read_text()
    (course.solutions / "mistakes" / "survives.py").write_text(SURVIVES)
    (course.solutions / "mistakes" / "misstated.py").write_text(re.sub("keeps: .*", "keeps: 1.5", log2))
    (course.solutions / "mistakes" / "twin.py").write_text(log2)
    (course.solutions / "variants" / "wrong.py").write_text(SIGMOID.replace("-x", "x"))
    stub = course.root / "assignments" / BACKPROP.folder / "backprop.py"
    stub.write_text(f"{stub.read_text()}\n\n{SIGMOID}")
    return course, course.validated("--junit", course.root / "junit.xml")


@pytest.fixture(scope="module")
def complaints(spoilt):
    """The complaints about each file, as they are printed."""
    found: dict[str, list[str]] = {}
    for line in spoilt[1].out.splitlines():
        if line.startswith(("  ok  ", "  FAIL")):
            name = line.split()[2]
            found[name] = []
        elif "UNEXPECTED: " in line:
            found[name].append(line.split("UNEXPECTED: ")[1])
    return found


class TestASpoiltCourse:
    def test_it_fails(self, spoilt):
        assert spoilt[1].code == 1
        assert "5 NOT as expected" in spoilt[1].out

    def test_a_mistake_that_survives_is_seen(self, complaints):
        assert "passes sigmoid.values, which it must fail" in complaints["survives"]
        assert "keeps 40.0, expected 39.0" in complaints["survives"]
        assert "is named nothing" in complaints["survives"]

    def test_a_mistake_that_costs_other_points_than_it_says_is_seen(self, complaints):
        assert [said.partition(", expected")[2] for said in complaints["misstated"]] == [" 1.5"]

    def test_a_mistake_that_is_taken_for_another_is_seen(self, complaints):
        assert complaints["twin"] == ["is named misstated"]

    def test_a_variant_that_is_wrong_is_seen(self, complaints):
        assert any(said.startswith("sigmoid.values: ") for said in complaints["wrong"])
        assert any(said.startswith("train.converges: ") for said in complaints["wrong"])

    def test_a_stub_that_gives_an_answer_away_is_seen(self, complaints):
        assert "sigmoid.values is passed, expected not_implemented" in complaints["backprop.py"]

    def test_what_is_as_it_must_be_draws_no_complaint(self, complaints):
        fine = [name for name, said in complaints.items() if not said]
        assert sorted(fine) == ["backprop", "backprop.ipynb", "einsum", "update-adds"]

    def test_the_junit_file_says_the_same(self, spoilt, complaints):
        cases = ElementTree.parse(spoilt[0].root / "junit.xml").iter("testcase")
        failures = [case.find("failure") for case in cases]
        assert sum(failure is not None for failure in failures) == 5
        text = "\n".join(failure.text or "" for failure in failures if failure is not None)
        assert "is named misstated" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def sigmoid(x):\n    return x\n", "its docstring needs a title line and the fields fails, keeps and says"),
        ('"""T.\n\nfails: sigmoid.vlues\nkeeps: 1\nsays: S.\n"""\n', "there is no check sigmoid.vlues"),
    ],
)
def test_a_file_that_is_no_mistake_is_refused_with_its_name(tmp_path, text, said):
    course = Course(tmp_path)
    (course.solutions / "mistakes" / "unfinished.py").write_text(text)
    finished = course.validated()
    assert finished.code == 2
    assert "mistakes/unfinished.py" in finished.err
    assert said in finished.err
    assert len(finished.err.splitlines()) == 1
