"""What the course gives to students: fresh, without a secret, and working with the reference in place."""

import importlib.util
import inspect
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

import autograder.hidden
from autograder.assignment import Assignment
from autograder.authoring import student_files
from autograder.authoring.regions import BEGIN, END
from autograder.authoring.source import Source, read_source
from autograder.course import assignments, assignments_dir, solutions_dir

from .github_maths import problems
from .leaks import leaks, secret_lines


@pytest.fixture(params=assignments().values(), ids=lambda assignment: assignment.id)
def assignment(request) -> Assignment:
    return request.param


@pytest.fixture
def source(assignment) -> Source:
    return read_source(solutions_dir(assignment) / f"{assignment.id}.py", assignment.functions)


@pytest.fixture
def folder(assignment, tmp_path) -> Path:
    """A student's copy of the committed files."""
    return shutil.copytree(assignments_dir(assignment), tmp_path / assignment.folder)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_files_are_those_that_the_source_makes(assignment):
    committed = {
        path.name: path.read_bytes() for path in assignments_dir(assignment).iterdir() if path.is_file()
    }
    made = student_files(assignment, solutions_dir(assignment))
    stale = {name for name in committed | made if committed.get(name) != made.get(name)}
    assert not stale, "run `python -m autograder.authoring` and commit"


def split_by_regions(text: str) -> tuple[str, str]:
    """A percent script's lines outside and inside its solution regions."""
    outside, inside = [], []
    target = outside
    for line in text.splitlines():
        target = inside if BEGIN in line else target
        target.append(line)
        target = outside if END in line else target
    return "\n".join(outside), "\n".join(inside)


def test_no_line_of_a_solution_mistake_variant_or_hidden_check_reaches_a_student(assignment):
    solution = solutions_dir(assignment)
    reference = (solution / f"{assignment.id}.py").read_text()
    public, solved = split_by_regions(reference)
    hidden = [path.read_text() for path in Path(autograder.hidden.__file__).parent.rglob("*.py")]
    others = [
        path.read_text() for kind in ("mistakes", "variants") for path in (solution / kind).glob("*.py")
    ]
    secrets = secret_lines([solved, *hidden, *others], public)
    assert leaks(secrets, "reference", reference.encode()), "the search is blind"
    for path in assignments_dir(assignment).iterdir():
        if path.is_file():
            assert leaks(secrets, path.name, path.read_bytes()) == [], path.name


def test_every_stub_keeps_signature_and_docstring_and_raises(assignment, folder):
    stubs = load(folder / f"{assignment.id}.py")
    reference = load(solutions_dir(assignment) / f"{assignment.id}.py")
    for name in assignment.functions:
        stub, solved = getattr(stubs, name), getattr(reference, name)
        assert inspect.signature(stub) == inspect.signature(solved)
        assert inspect.getdoc(stub) == inspect.getdoc(solved)
        with pytest.raises(NotImplementedError):
            stub(*[None] * len(inspect.signature(stub).parameters))


def test_the_stubs_are_neat(assignment, folder):
    pytest.importorskip("ruff")
    for command in (["check", "--select", "E,F,W,I"], ["format", "--diff"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--line-length", "110", f"{assignment.id}.py"]
        done = subprocess.run(ruff, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout


def test_github_shows_every_formula_of_the_handout(folder):
    assert list(problems((folder / "README.md").read_text())) == []


def run_public_checks(folder: Path) -> subprocess.CompletedProcess[str]:
    pytest_run = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "public_checks.py"]
    return subprocess.run(pytest_run, cwd=folder, capture_output=True, text=True, check=False)


def test_the_public_checks_pass_with_the_reference_and_fail_with_the_stubs(assignment, folder):
    stubs = run_public_checks(folder)
    assert stubs.returncode == pytest.ExitCode.TESTS_FAILED, stubs.stdout
    assert f"{len(assignment.functions)} failed" in stubs.stdout
    shutil.copy(solutions_dir(assignment) / f"{assignment.id}.py", folder)
    solved = run_public_checks(folder)
    assert solved.returncode == pytest.ExitCode.OK, solved.stdout


def run_notebook(path: Path) -> nbformat.NotebookNode:
    """Run all cells in a real kernel, past failing ones, in the notebook's own folder."""
    nbclient = pytest.importorskip("nbclient")
    node = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        node,
        timeout=120,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": path.parent}},
    )
    return client.execute()


def errors(node: nbformat.NotebookNode) -> dict[str, nbformat.NotebookNode]:
    """The error of every code cell that raised, by the cell's id, in order."""
    code = [cell for cell in node.cells if cell.cell_type == "code"]
    return {cell.id: output for cell in code for output in cell.outputs if output.output_type == "error"}


def test_the_notebook_runs_and_its_checks_pass_with_the_reference(assignment, folder, source):
    path = folder / f"{assignment.id}.ipynb"
    content = json.loads(path.read_text())
    for cell in content["cells"]:
        if cell["id"] in source.functions:
            cell["source"] = source.functions[cell["id"]].text
    path.write_text(json.dumps(content))
    assert errors(run_notebook(path)) == {}


def test_the_untouched_notebook_fails_at_its_checks_and_says_what_to_do(assignment, folder):
    failures = errors(run_notebook(folder / f"{assignment.id}.ipynb"))
    checks = [f"check_{name}" for name in assignment.functions]
    assert list(failures)[: len(checks)] == checks
    for name, check in zip(assignment.functions, checks, strict=True):
        assert name in failures[check].evalue
        assert "not written" in failures[check].evalue


def test_nbgrader_accepts_the_notebook(assignment):
    nbgraderformat = pytest.importorskip("nbgrader.nbgraderformat")
    path = assignments_dir(assignment) / f"{assignment.id}.ipynb"
    with path.open(encoding="utf-8") as file:
        node = nbgraderformat.read(file, as_version=4)
    nbformat.validate(node)
