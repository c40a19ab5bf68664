"""The cells of an assignment's source, and what each means for the student."""

from __future__ import annotations

import ast
from collections.abc import Collection
from dataclasses import dataclass

from autograder.authoring.errors import Place
from autograder.authoring.regions import Region, find_regions


@dataclass(frozen=True)
class MarkdownCell:
    """Text of the handout."""

    text: str


@dataclass(frozen=True)
class ImportCell:
    """Imports, which students get as they stand."""

    text: str


@dataclass(frozen=True)
class DemoCell:
    """Code behind a `__main__` guard, which students get as it stands."""

    text: str


@dataclass(frozen=True)
class FunctionCell:
    """The definition of one graded function, its solution included."""

    text: str
    function: str
    call: str
    """Name and parameters without annotations: `forward(X, w1, b1, w2, b2)`."""
    head: str
    """Signature and docstring as they are written."""
    summary: str
    """The first line of the docstring."""
    regions: tuple[Region, ...]
    place: Place


CodeCell = ImportCell | DemoCell | FunctionCell
Cell = MarkdownCell | CodeCell


def read_code_cell(text: str, functions: Collection[str], place: Place) -> CodeCell | None:
    """What a code cell is to the student; None where it serves the reference solution alone.

    Raises AuthoringError if the cell does not compile, defines more than one of the graded `functions`, or
    its solution regions are not the body of the function below its docstring.
    """
    try:
        statements = ast.parse(text).body
    except SyntaxError as error:
        raise place.error((error.lineno or 1) - 1, f"not Python ({error.msg}); correct the cell") from error
    regions = find_regions(text, place)
    graded = [node for node in statements if isinstance(node, ast.FunctionDef) and node.name in functions]
    if len(graded) > 1:
        first, second = graded[:2]
        raise place.error(
            second.lineno - 1,
            f"{first.name} and {second.name} share a cell; give each graded function a cell of its own",
        )
    if graded:
        return _function_cell(text, graded[0], statements, regions, place)
    if regions:
        raise place.error(
            regions[0].begin, "a solution region without a graded function; move it into the function's body"
        )
    if statements and all(_is_guard(node) for node in statements):
        return DemoCell(text)
    if any(isinstance(node, (ast.Import, ast.ImportFrom)) for node in statements):
        return ImportCell(text)
    return None


def _function_cell(
    text: str, node: ast.FunctionDef, statements: list[ast.stmt], regions: tuple[Region, ...], place: Place
) -> FunctionCell:
    docstring = ast.get_docstring(node)
    if not docstring:
        raise place.error(node.lineno - 1, f"{node.name} has no docstring; say what it takes and returns")
    if not regions:
        raise place.error(
            node.lineno - 1,
            f"{node.name} has no solution region; mark its body with ### BEGIN SOLUTION, ### END SOLUTION",
        )
    # The body's rows below the docstring. The end marker is a comment, so the next statement bounds the body.
    first = node.body[0].end_lineno or node.lineno
    below = [other.lineno - 1 for other in statements if other.lineno > node.lineno]
    rows = text.splitlines()
    last = min(below, default=len(rows))
    for region in regions:
        if not (first <= region.begin and region.end < last and region.indent):
            problem = f"the region is not in the body of {node.name} below its docstring; move it there"
            raise place.error(region.begin, problem)
    return FunctionCell(
        text=text,
        function=node.name,
        call=_call(node),
        head="\n".join(rows[node.lineno - 1 : first]),
        summary=docstring.splitlines()[0],
        regions=regions,
        place=place,
    )


def _is_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def _call(node: ast.FunctionDef) -> str:
    for argument in ast.walk(node.args):
        if isinstance(argument, ast.arg):
            argument.annotation = None
    return f"{node.name}({ast.unparse(node.args)})"
