"""What a student does to the notebook around the answers changes no score, and stops nobody's grading."""

import copy
import json

import pytest

from autograder.course import assignments

from .lesson import cell_of, code_cell, grade_id

RELU_DROPOUT = assignments()["relu_dropout"]
FULL = {function: RELU_DROPOUT.points(function) for function in RELU_DROPOUT.functions}
ZERO = dict.fromkeys(FULL, 0.0)


def without_the_graded_cells(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if not cell["metadata"].get("nbgrader", {}).get("grade")]


def answers_in_cells_of_their_own(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def every_cell_twice(notebook):
    notebook["cells"] = [copy.deepcopy(cell) for cell in notebook["cells"] for _ in range(2)]


def points_and_checks_altered(notebook):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["nbgrader"] |= {"points": 1000, "checksum": "0", "locked": False}
            cell["source"] = "1000.0"


def graded_cells_as_markdown(notebook):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["cell_type"] = "markdown"
            del cell["outputs"], cell["execution_count"]


def an_old_schema(notebook):
    cell_of(notebook, "relu")["metadata"]["nbgrader"]["schema_version"] = 1


def metadata_of_the_wrong_types(notebook):
    cells = notebook["cells"]
    cells[0]["metadata"] = {"nbgrader": 7}
    cells[1]["metadata"] = {"nbgrader": {"grade": True, "solution": "yes", "grade_id": ["relu"], "points": "NaN"}}
    cells[2]["metadata"] = {"nbgrader": {"grade_id": "", "schema_version": 99}, "deletable": 3}


def no_metadata_and_no_ids(notebook):
    for cell in notebook["cells"]:
        cell.pop("id", None)
        if not grade_id(cell).startswith("answer_"):
            del cell["metadata"]


def roles_exchanged(notebook):
    answer, check = cell_of(notebook, "answer_relu"), cell_of(notebook, "relu")
    answer["metadata"], check["metadata"] = check["metadata"], answer["metadata"]


def an_output_that_looks_like_a_score(notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            data = {"text/plain": "1000.0"}
            cell["outputs"] = [
                {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": data},
                {"output_type": "stream", "name": "stderr", "text": "noise"},
                {"output_type": "error", "ename": "E", "evalue": "", "traceback": []},
            ]


def a_kernel_that_dies(notebook):
    notebook["cells"].append(code_cell("import os\nos._exit(0)"))
    notebook["cells"].insert(0, code_cell("exit()"))


def noise_on_stderr(notebook):
    notebook["cells"].insert(0, code_cell("import sys, warnings\nprint('noise', file=sys.stderr)\nwarnings.warn('x')"))


def a_kernel_of_its_own(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "mine", "display_name": "Mine", "language": "python"}


TAMPERED = [
    without_the_graded_cells,
    answers_in_cells_of_their_own,
    every_cell_twice,
    points_and_checks_altered,
    graded_cells_as_markdown,
    an_old_schema,
    metadata_of_the_wrong_types,
    no_metadata_and_no_ids,
    roles_exchanged,
    an_output_that_looks_like_a_score,
    noise_on_stderr,
    a_kernel_of_its_own,
]

LIES = {
    "prints-a-score": "print(1000.0)\n1000.0",
    "displays-a-score": "from IPython.display import display\ndisplay(1000.0)\n1000.0",
    "asserts-nothing": "import builtins\nbuiltins.AssertionError = None",
    "ends-the-kernel": "import sys\nsys.exit()",
}

BYTES = {
    "png": b"\x89PNG\r\n\x1a\n",
    "empty": b"",
    "list": b"[1, 2]",
    "no-cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "other-kernel": json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "R"}}, "cells": []}
    ).encode(),
}


@pytest.fixture(scope="module")
def graded(lesson):
    """A class of all of these, after one `nbgrader autograde`."""
    lesson.hand_in("reference", lesson.notebook())
    for tamper in TAMPERED:
        notebook = lesson.notebook()
        tamper(notebook)
        lesson.hand_in(tamper.__name__, notebook)
    for name, text in LIES.items():
        stub = copy.deepcopy(lesson.released)
        stub["cells"] += [code_cell(text), cell_of(stub, "relu") | {"source": text}]
        lesson.hand_in(name, stub)
    for name, data in BYTES.items():
        lesson.hand_in(name, data)
    notebook = lesson.notebook()
    notebook["metadata"]["score"] = float("nan")
    lesson.hand_in("nan", notebook)
    notebook = lesson.notebook()
    a_kernel_that_dies(notebook)
    lesson.hand_in("dies", notebook)
    lesson.autograde()
    return lesson


def test_the_reference_earns_everything(graded):
    assert graded.scores("reference") == FULL


@pytest.mark.parametrize("tamper", TAMPERED, ids=lambda tamper: tamper.__name__)
def test_what_is_done_to_cells_and_metadata_changes_no_score(graded, tamper):
    assert graded.scores(tamper.__name__) == FULL


@pytest.mark.parametrize("student", LIES)
def test_nothing_that_imitates_a_score_earns_one(graded, student):
    assert graded.scores(student) == ZERO


@pytest.mark.parametrize("student", BYTES)
def test_what_is_no_notebook_scores_0_and_its_page_says_why(graded, student):
    assert graded.scores(student) == ZERO
    assert "About your submission as a whole" in graded.feedback(student)


def test_nan_in_the_json_is_read(graded):
    assert graded.scores("nan") == FULL


def test_a_process_that_ends_itself_is_the_students_and_is_said(graded):
    assert graded.total("dies") < RELU_DROPOUT.max_score
    assert "ended its own process" in graded.feedback("dies")


@pytest.mark.parametrize("tamper", [*TAMPERED, a_kernel_that_dies], ids=lambda tamper: tamper.__name__)
def test_every_graded_cell_is_there_once_for_the_grader(graded, tamper):
    student = "dies" if tamper is a_kernel_that_dies else tamper.__name__
    roles = [cell["metadata"].get("nbgrader", {}) for cell in graded.autograded(student)["cells"]]
    assert sorted(role["grade_id"] for role in roles if role.get("grade")) == sorted(FULL)
    assert {role["grade_id"]: role["points"] for role in roles if role.get("grade")} == FULL
