"""What goes wrong in an assignment's source: one clear line that says where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class AuthoringError(ValueError):
    """A mistake in an assignment's source that would give students the wrong files."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


@dataclass(frozen=True)
class Place:
    """Where a piece of source begins: its file and the number of its first line."""

    path: Path
    line: int

    def error(self, row: int, problem: str) -> AuthoringError:
        """The error for the piece's line `row`, counted from 0."""
        return AuthoringError(self.path, self.line + row, problem)
