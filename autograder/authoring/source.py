"""An assignment's source: a jupytext percent script that holds the handout and the reference solution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import jupytext

from autograder.authoring.cells import Cell, FunctionCell, MarkdownCell, read_code_cell
from autograder.authoring.errors import AuthoringError, Place

PERCENT = {"extension": ".py", "format_name": "percent", "comment_magics": False}


@dataclass(frozen=True)
class Source:
    """The cells that students get something of, in the author's order."""

    path: Path
    cells: tuple[Cell, ...]

    @property
    def functions(self) -> dict[str, FunctionCell]:
        """The cell of every graded function, by the function's name."""
        return {cell.function: cell for cell in self.cells if isinstance(cell, FunctionCell)}


def read_source(path: Path, functions: Sequence[str]) -> Source:
    """Read the percent script at `path`, which defines each of the graded `functions` in a cell of its own.

    Raises AuthoringError where the script would give students the wrong files.
    """
    source = Source(path, tuple(_cells(path, functions)))
    defined: set[str] = set()
    for cell in source.cells:
        if isinstance(cell, FunctionCell):
            if cell.function in defined:
                raise cell.place.error(0, f"{cell.function} is defined a second time; keep one of the cells")
            defined.add(cell.function)
    for function in functions:
        if function not in defined:
            raise AuthoringError(path, 1, f"no cell defines the graded function {function}; add one")
    return source


def _cells(path: Path, functions: Sequence[str]) -> Iterator[Cell]:
    script = path.read_text(encoding="utf-8")
    position = 0
    for raw in jupytext.reads(script, fmt=PERCENT).cells:
        if raw.cell_type != "code":
            yield MarkdownCell(raw.source)
            continue
        # jupytext drops line numbers but leaves code as it is written, so its place can be found again.
        position = script.index(raw.source, position)
        place = Place(path, script.count("\n", 0, position) + 1)
        position += len(raw.source)
        cell = read_code_cell(raw.source, functions, place)
        if cell is not None:
            yield cell
