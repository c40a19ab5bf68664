"""Students' work for the tests: whole classes, written in a line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from autograder import catalogue
from autograder.course import assignments

BACKPROP = assignments()["backprop"]
REFERENCE = catalogue.reference(BACKPROP).read_text()
NOTEBOOK = catalogue.stubs(BACKPROP)[1].read_bytes()

SIGMOID = "import torch\n\n\ndef sigmoid(x):\n    return 1 / (1 + torch.exp(-x))\n"
"""Little work, quickly graded: one function, right, worth SIGMOID_POINTS."""
SIGMOID_POINTS = BACKPROP.points("sigmoid")


def write_class(folder: Path, works: Mapping[str, str | bytes], name: str = "backprop/backprop.py") -> Path:
    """A class folder: each student's work in `folder/STUDENT/NAME`."""
    for student, work in works.items():
        path = folder / student / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(work if isinstance(work, bytes) else work.encode())
    return folder
