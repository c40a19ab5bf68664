"""The catalogue of an assignment: its reference, its correct variants, its known mistakes, its stubs."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.assignment import Assignment
from autograder.course import assignments, assignments_dir, solutions_dir

_FIELDS = ("fails", "keeps", "says")


class CatalogueError(Exception):
    """A file of the catalogue is not as it must be: which, and what to write."""


@dataclass(frozen=True)
class Mistake:
    """A mistake that students really make.

    `fails` names the checks that it must not pass, `keeps` the score that it leaves, `says` what a good teacher would
    say; `text` overrides functions of the reference, `functions` names them.
    """

    id: str
    title: str
    fails: tuple[str, ...]
    keeps: float
    says: str
    text: str
    functions: tuple[str, ...]


def reference(assignment: Assignment) -> Path:
    """The reference solution, which is also the source of the stubs."""
    return solutions_dir(assignment) / f"{assignment.id}.py"


def variants(assignment: Assignment) -> list[Path]:
    """Right solutions in other styles."""
    folder = solutions_dir(assignment) / "variants"
    return sorted(path for path in folder.iterdir() if path.suffix in (".py", ".ipynb"))


def stubs(assignment: Assignment) -> list[Path]:
    """The untouched files that students start from."""
    return [assignments_dir(assignment) / f"{assignment.id}{suffix}" for suffix in (".py", ".ipynb")]


def mistakes(assignment: Assignment) -> tuple[Mistake, ...]:
    """Every catalogued mistake, by id; raises `CatalogueError`."""
    return _mistakes(assignment.id)


@cache
def _mistakes(assignment_id: str) -> tuple[Mistake, ...]:
    assignment = assignments()[assignment_id]
    folder = solutions_dir(assignment) / "mistakes"
    return tuple(read_mistake(path, assignment) for path in sorted(folder.glob("*.py")))


def with_mistake(assignment: Assignment, mistake: Mistake) -> str:
    """The file of a student who made one mistake and no other: the reference, then the overriding functions."""
    return f"{reference(assignment).read_text()}\n\n{mistake.text}"


@cache
def parameters(assignment_id: str) -> dict[str, tuple[str, ...]]:
    """The names of every graded function's parameters, as the handout has them."""
    assignment = assignments()[assignment_id]
    tree = ast.parse(reference(assignment).read_text())
    return {
        node.name: tuple(argument.arg for argument in node.args.args)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name in assignment.functions
    }


def read_mistake(path: Path, assignment: Assignment) -> Mistake:
    """The mistake in a file of the catalogue; raises `CatalogueError` where it is not as it must be."""
    try:
        text = path.read_text()
        tree = ast.parse(text, str(path))
    except (SyntaxError, ValueError) as error:
        raise CatalogueError(f"{path}: is not Python: {error}") from None
    title, _, rest = (ast.get_docstring(tree) or "").partition("\n")
    fields = _fields(rest)
    if not title or not all(fields.get(name) for name in _FIELDS):
        raise CatalogueError(f"{path}: its docstring needs a title line and the fields fails, keeps and says")
    known = {check.id for check in assignment.checks}
    fails = tuple(name.strip() for name in fields["fails"].split(","))
    if unknown := set(fails) - known:
        raise CatalogueError(f"{path}: there is no check {', '.join(sorted(unknown))}")
    try:
        keeps = float(fields["keeps"])
    except ValueError:
        keeps = math.nan
    if not 0 <= keeps <= assignment.max_score:
        raise CatalogueError(
            f"{path}: keeps is {fields['keeps']!r}; write the points that are left, 0 to {assignment.max_score:g}"
        )
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    functions = tuple(name for name in assignment.functions if name in defined)
    if not functions:
        raise CatalogueError(f"{path}: overrides none of the functions {', '.join(assignment.functions)}")
    return Mistake(path.stem, title, fails, keeps, fields["says"], text, functions)


def _fields(text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        head, colon, value = line.partition(":")
        if colon and head in _FIELDS:
            name, fields[head] = head, value.strip()
        elif name and line.strip():
            fields[name] += " " + line.strip()
    return fields
