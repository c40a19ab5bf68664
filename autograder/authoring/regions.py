"""nbgrader's solution regions: what lies between the two markers is the author's and never the student's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.authoring.errors import Place

BEGIN = "BEGIN SOLUTION"
END = "END SOLUTION"


@dataclass(frozen=True)
class Region:
    """One solution region: the rows of its two markers, counted from 0, and its indentation."""

    begin: int
    end: int
    indent: str


def find_regions(text: str, place: Place) -> tuple[Region, ...]:
    """The solution regions of a cell; raises AuthoringError where the markers do not pair up.

    As in nbgrader, a line is a marker if it contains the words, however it is commented.
    """
    regions: list[Region] = []
    begin: int | None = None
    rows = text.splitlines()
    for row, line in enumerate(rows):
        if BEGIN in line:
            if begin is not None:
                raise place.error(row, "a solution region begins inside another; end the first one before")
            begin = row
        elif END in line:
            if begin is None:
                raise place.error(row, f"{END} without a {BEGIN} above it in this cell; add it")
            indent = rows[begin][: len(rows[begin]) - len(rows[begin].lstrip())]
            regions.append(Region(begin, row, indent))
            begin = None
    if begin is not None:
        raise place.error(begin, f"{BEGIN} without an {END} below it in this cell; add it")
    return tuple(regions)


def clear_regions(text: str, regions: Sequence[Region]) -> str:
    """The cell with each of its solution regions replaced by `raise NotImplementedError`."""
    rows = text.splitlines()
    for region in reversed(regions):
        rows[region.begin : region.end + 1] = [f"{region.indent}raise NotImplementedError"]
    return "\n".join(rows)
