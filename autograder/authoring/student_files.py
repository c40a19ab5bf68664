"""The files that students get for one assignment, made from the folder of its solution."""

from __future__ import annotations

import ast
from pathlib import Path

from autograder.assignment import Assignment
from autograder.authoring.errors import AuthoringError
from autograder.authoring.handout import handout
from autograder.authoring.notebook import notebook
from autograder.authoring.source import read_source
from autograder.authoring.stubs import stub_module
from autograder.mnist import MNIST_5K

PUBLIC_CHECKS = "public_checks.py"


def student_files(assignment: Assignment, source_dir: Path) -> dict[str, bytes]:
    """Each file's name and content, made from `<id>.py` and `public_checks.py` in `source_dir`; with it go images.

    The same source gives the same bytes. Raises AuthoringError where it would give students the wrong ones.
    """
    source = read_source(source_dir / f"{assignment.id}.py", assignment.functions)
    texts = {
        "README.md": handout(assignment, source),
        f"{assignment.id}.py": stub_module(assignment, source),
        f"{assignment.id}.ipynb": notebook(assignment, source),
        PUBLIC_CHECKS: _public_checks(assignment, source_dir / PUBLIC_CHECKS),
    }
    files = {name: text.encode() for name, text in texts.items()}
    return {**files, MNIST_5K.name: MNIST_5K.read_bytes()} if assignment.mnist else files


def _public_checks(assignment: Assignment, path: Path) -> str:
    """The public checks as they are; the notebook calls a `check_<function>` for every graded function."""
    text = path.read_text(encoding="utf-8")
    defined = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    for function in assignment.functions:
        if f"check_{function}" not in defined:
            raise AuthoringError(path, 1, f"check_{function} is not defined; the notebook calls it")
    return text
