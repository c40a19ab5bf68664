"""The stubs: what is left of the source's code when the solutions are taken out."""

from __future__ import annotations

from autograder.assignment import Assignment
from autograder.authoring.cells import CodeCell, FunctionCell, MarkdownCell
from autograder.authoring.regions import clear_regions
from autograder.authoring.source import Source

DOCSTRING = '''"""{title}.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""'''


def stub(cell: CodeCell) -> str:
    """A code cell as the student gets it."""
    return clear_regions(cell.text, cell.regions) if isinstance(cell, FunctionCell) else cell.text


def stub_module(assignment: Assignment, source: Source) -> str:
    """The text of `<id>.py`: a docstring, then the code cells without their solutions."""
    code = [stub(cell) for cell in source.cells if not isinstance(cell, MarkdownCell)]
    return DOCSTRING.format(title=assignment.title) + "\n\n" + "\n\n\n".join(code) + "\n"
