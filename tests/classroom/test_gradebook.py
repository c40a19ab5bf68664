"""`autograder grade --nbgrader`: a class on all cores, and in the gradebook what `nbgrader autograde` would write."""

import shutil

import pytest

from autograder import catalogue, results
from autograder.course import assignments

from ..command import run
from .lesson import code_cell

RELU_DROPOUT = assignments()["relu_dropout"]
NOTEBOOKS = ["ada", "bob.mcb", "서연 🐍", "stub", "png", "late"]
WITHOUT = ["script", "nothing"]


@pytest.fixture(scope="module")
def lesson(lesson):
    [mistake, *_] = catalogue.mistakes(RELU_DROPOUT)
    noisy = lesson.notebook(**{mistake.functions[0]: mistake.text})
    noisy["cells"].append(code_cell("print('서연')\nraise ValueError"))
    lesson.hand_in("ada", lesson.notebook())
    lesson.hand_in("bob.mcb", noisy)
    lesson.hand_in("서연 🐍", lesson.notebook(relu="def relu(x): return x"))
    lesson.hand_in("stub", lesson.released)
    lesson.hand_in("png", b"\x89PNG\r\n")
    lesson.hand_in("late", lesson.notebook(), timestamp="2026-01-02 00:00:00 UTC")
    for student in WITHOUT:
        (lesson.root / "submitted" / student / "relu_dropout").mkdir(parents=True)
    script = lesson.root / "submitted" / "script" / "relu_dropout" / "relu_dropout.py"
    script.write_bytes(catalogue.reference(RELU_DROPOUT).read_bytes())
    with lesson.gradebook as gradebook:
        gradebook.update_or_create_assignment("relu_dropout", duedate="2026-01-01 00:00:00 UTC")
    return lesson


@pytest.fixture(scope="module")
def by_nbgrader(lesson):
    """The gradebook and the notebooks that nbgrader's own command makes."""
    done = lesson.command("autograde", "relu_dropout")
    assert done.returncode == 0, done.stderr
    return lesson.entries(NOTEBOOKS), {student: lesson.autograded(student) for student in NOTEBOOKS}


@pytest.fixture(scope="module")
def in_parallel(lesson, by_nbgrader):
    """The same course, its gradebook emptied of students, after `autograder grade --nbgrader`."""
    with lesson.gradebook as gradebook:
        for student in NOTEBOOKS:
            gradebook.remove_student(student)
    shutil.rmtree(lesson.root / "autograded")
    done = run("grade", lesson.root / "submitted", "--nbgrader", lesson.root, "--jobs", 2)
    assert done.code == 0, done.err
    return lesson


def test_the_gradebook_is_the_same_student_by_student(by_nbgrader, in_parallel):
    entries, _ = by_nbgrader
    assert in_parallel.entries(NOTEBOOKS) == entries


def test_the_notebooks_that_graders_open_are_the_same(by_nbgrader, in_parallel):
    _, notebooks = by_nbgrader
    assert {student: in_parallel.autograded(student) for student in NOTEBOOKS} == notebooks


def test_the_class_was_not_all_alike(in_parallel):
    assert in_parallel.total("ada") == RELU_DROPOUT.max_score
    assert in_parallel.total("stub") == in_parallel.total("png") == 0
    assert 0 < in_parallel.total("bob.mcb") < RELU_DROPOUT.max_score


def test_a_script_is_graded_and_shown_where_nbgrader_itself_sees_no_notebook(in_parallel):
    assert in_parallel.total("script") == RELU_DROPOUT.max_score
    sources = ["".join(cell["source"]) for cell in in_parallel.autograded("script")["cells"]]
    assert any(text.startswith("# relu_dropout.py") for text in sources)


def test_a_submission_without_a_file_scores_0_and_its_page_says_why(in_parallel):
    assert in_parallel.total("nothing") == 0
    assert "no .py or .ipynb in the folder of relu_dropout" in in_parallel.feedback("nothing")


def test_the_results_lie_in_the_course_and_hold_the_same_scores(in_parallel):
    whole = results.read_all(in_parallel.root / "graded")
    assert {result.student: result.score for result in whole} == {
        student: in_parallel.total(student) for student in [*NOTEBOOKS, *WITHOUT]
    }


def test_another_run_grades_nothing_again_and_keeps_manual_scores(in_parallel):
    with in_parallel.gradebook as gradebook:
        gradebook.find_grade("relu", "relu_dropout", "relu_dropout", "서연 🐍").manual_score = 0.5
        gradebook.db.commit()
    done = run("grade", in_parallel.root / "submitted", "--nbgrader", in_parallel.root, "--assignment", "relu_dropout")
    assert "8 of 8 were graded before" in done.out
    assert in_parallel.scores("서연 🐍")["relu"] == 0.5


def test_an_assignment_that_is_not_in_the_gradebook_is_told_before_anything_is_graded(in_parallel, tmp_path):
    folder = tmp_path / "submitted" / "ada" / "backprop"
    folder.mkdir(parents=True)
    (folder / "backprop.py").write_text("x = 1")
    done = run("grade", tmp_path / "submitted", "--nbgrader", in_parallel.root, "--out", tmp_path / "out")
    assert done.code == 2
    assert "run 'nbgrader generate_assignment backprop'" in done.err
    assert not (tmp_path / "out").exists()
