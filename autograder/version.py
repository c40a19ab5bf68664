"""The version of an assignment: everything but the submission and the seed that decides a result."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from autograder import mnist
from autograder.assignment import Assignment
from autograder.course import solutions_dir

if TYPE_CHECKING:
    from autograder.grading import Options


def assignment_version(assignment: Assignment, options: Options) -> str:
    """A digest of the checks, the engine, the catalogue, the libraries' versions and the options (but the seed)."""
    digest = hashlib.sha256(_code(solutions_dir(assignment)).encode())
    for name in ("torch", "numpy"):
        digest.update(f"{name} {_installed(name)}\n".encode())
    if assignment.mnist:
        digest.update(mnist.load(options.mnist).sha256.encode())
    if assignment.on_device:
        # What `auto` found where it was graded, which may be elsewhere, is told by the result: see `already_graded`.
        digest.update(f"{options.gpu != 'off'}\n".encode())
    digest.update(f"{assignment.id} {options.accept} {options.limits} {options.sandbox}".encode())
    return digest.hexdigest()[:16]


@cache
def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


@cache
def _code(solutions: Path) -> str:
    package = Path(str(files("autograder")))
    digest = hashlib.sha256()
    for root in (package, solutions):
        for path in _sources(root):
            digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _sources(root: Path) -> Iterator[Path]:
    views = ("reports", "authoring", "course")
    yield from sorted(
        path
        for path in root.rglob("*.py")
        if path.relative_to(root).parts[0] not in views and "__pycache__" not in path.parts
    )
