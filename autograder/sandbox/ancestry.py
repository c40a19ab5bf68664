"""Which process was started by which."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def ancestry(process: int) -> Iterator[int]:
    """A process, the one that started it, and so on, as far as they can be seen; nothing of one that has ended."""
    while process > 0:
        try:
            status = Path(f"/proc/{process}/stat").read_text()
        except OSError:
            return
        yield process
        process = int(status.rpartition(")")[2].split()[1])
