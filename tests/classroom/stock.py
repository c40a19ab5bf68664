"""The same exercise as nbgrader knows it by itself: hidden tests in the notebook, run in the student's own kernel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.authoring.notebook import nbgrader_cell, notebook_of
from autograder.authoring.source import read_source
from autograder.classroom.notebook import answer_id
from autograder.course import assignments, solutions_dir

_BACKPROP = assignments()["backprop"]

_TESTS = {
    "sigmoid": """\
import torch
x = torch.linspace(-6, 6, 13, dtype=torch.float64)
expected = torch.special.expit(x)
assert torch.allclose(sigmoid(x), expected, rtol=1e-9)
""",
    "layer2_backward": """\
upstream, l2, a1 = (torch.rand(*shape, dtype=torch.float64) for shape in ((5, 2), (5, 2), (5, 3)))
d_l2 = upstream * torch.special.expit(l2) * (1 - torch.special.expit(l2))
expected = d_l2, a1.T @ d_l2, d_l2.sum(dim=0)
for got, want in zip(layer2_backward(upstream, l2, a1), expected):
    assert torch.allclose(got, want, rtol=1e-9)
""",
    "layer1_backward": """\
upstream, w2, l1, X = (torch.rand(*shape, dtype=torch.float64) for shape in ((5, 2), (3, 2), (5, 3), (5, 4)))
d_a1 = upstream @ w2.T
d_l1 = d_a1 * torch.special.expit(l1) * (1 - torch.special.expit(l1))
expected = d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)
for got, want in zip(layer1_backward(upstream, w2, l1, X), expected):
    assert torch.allclose(got, want, rtol=1e-9)
""",
    "update": """\
params, grads = (tuple(torch.rand(3, 2, dtype=torch.float64) for _ in range(4)) for _ in range(2))
expected = tuple(p - 0.1 * g for p, g in zip(params, grads))
for got, want in zip(update(params, grads, 0.1), expected):
    assert torch.allclose(got, want, rtol=1e-9)
""",
    "train": """\
X = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
Y = torch.tensor([[0.0], [1], [1], [0]], dtype=torch.float64)
start = [[[-2.27, -.09], [-2.32, 1.53]], [-.22, .07], [[-1.77], [-.79]], [-1.04]]
start = [torch.tensor(values, dtype=torch.float64) for values in start]
*trained, costs = train(X, Y, *start, 1.0, 2000)
assert len(costs) == 2000
assert costs[-1] < 0.02
""",
}
"""Five graded cells; the training takes the steps that our check takes, too."""

POINTS = {function: _BACKPROP.points(function) for function in _TESTS}


def make_stock_course(root: Path) -> None:
    """Write a course that uses nothing of ours but the solution."""

    def cells(cell: Any) -> list[dict[str, Any]]:
        made = [nbgrader_cell("code", answer_id(cell.function), cell.text, "solution")]
        if cell.function in _TESTS:
            hidden = f"### BEGIN HIDDEN TESTS\n{_TESTS[cell.function]}### END HIDDEN TESTS"
            made.append(nbgrader_cell("code", cell.function, hidden, "locked", POINTS[cell.function]))
        return made

    source = read_source(solutions_dir(_BACKPROP) / "backprop.py", _BACKPROP.functions)
    path = root / "source" / "backprop" / "backprop.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(notebook_of(_BACKPROP, source, cells))
    (root / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'stock'\n")


def solved(root: Path) -> dict[str, Any]:
    """The notebook of a student who handed in the reference."""
    released, source = (_read(root / step / "backprop" / "backprop.ipynb") for step in ("release", "source"))
    answers = {_name(cell): cell["source"] for cell in source["cells"] if _name(cell).startswith(answer_id(""))}
    for cell in released["cells"]:
        cell["source"] = answers.get(_name(cell), cell["source"])
    return released


def attacked(root: Path, code: str) -> dict[str, Any]:
    """An untouched notebook without its stubs, with `code` in a cell before all tests."""
    released = _read(root / "release" / "backprop" / "backprop.ipynb")
    cell = {"cell_type": "code", "metadata": {}, "source": code, "outputs": [], "execution_count": None, "id": "attack"}
    stubs = [other for other in released["cells"] if _name(other).startswith(answer_id(""))]
    for stub in stubs:
        stub["source"] = "pass"
    at = released["cells"].index(stubs[0])
    released["cells"].insert(at, cell)
    return released


def hand_in(root: Path, works: Mapping[str, dict[str, Any]]) -> None:
    """Put each student's notebook where nbgrader looks for it."""
    for student, notebook in works.items():
        path = root / "submitted" / student / "backprop" / "backprop.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))


def _read(path: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(path.read_text())
    return read


def _name(cell: dict[str, Any]) -> str:
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))
