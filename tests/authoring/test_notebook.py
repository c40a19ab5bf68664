"""The notebook holds the same stubs, is valid, and nbgrader reads it."""

import json

import nbformat
import pytest

from autograder.authoring.notebook import notebook


@pytest.fixture
def cells(mini, mini_source):
    return {cell["id"]: cell for cell in json.loads(notebook(mini, mini_source))["cells"]}


def test_it_is_a_valid_notebook_of_the_current_format(mini, mini_source):
    node = nbformat.reads(notebook(mini, mini_source), as_version=nbformat.NO_CONVERT)
    nbformat.validate(node)
    assert (node.nbformat, node.nbformat_minor, node.metadata.kernelspec.name) == (4, 5, "python3")


def test_ids_follow_from_the_cells(cells):
    assert list(cells) == [
        "handout-01", "code-02", "handout-03", "double", "check_double", "handout-05", "mean_square",
        "check_mean_square", "code-07",
    ]  # fmt: skip


def test_the_student_writes_the_solution_cell_and_only_runs_the_check_below_it(cells):
    solution, check = cells["double"], cells["check_double"]
    assert solution["source"][-1] == "    raise NotImplementedError"
    assert "".join(check["source"]) == "from public_checks import check_double\n\ncheck_double(double)"
    assert (solution["metadata"]["editable"], check["metadata"]["editable"]) == (True, False)
    assert not solution["metadata"]["deletable"]
    assert not check["metadata"]["deletable"]


def test_nbgrader_metadata_names_the_role_of_every_handout_solution_and_check_cell(cells):
    roles = {
        id: (meta["grade_id"], meta["solution"], meta["locked"], meta["grade"], meta["schema_version"])
        for id, cell in cells.items()
        if (meta := cell["metadata"].get("nbgrader"))
    }
    assert roles["double"] == ("double", True, False, False, 3)
    assert roles["check_double"] == ("check_double", False, True, False, 3)
    assert roles["handout-01"] == ("handout-01", False, True, False, 3)
    assert "code-02" not in roles, "imports are the student's to change"


def test_nbgraders_own_reader_accepts_it(mini, mini_source):
    nbgraderformat = pytest.importorskip("nbgrader.nbgraderformat")
    nbgraderformat.reads(notebook(mini, mini_source), as_version=4)


def test_nothing_in_it_was_run(cells):
    code = [cell for cell in cells.values() if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_the_handout_cells_show_the_points(cells):
    assert "| **total** | | **3.5** |" in "".join(cells["handout-01"]["source"])
