"""IPython's cell magics: some run their cell as Python, the others make it something else."""

from __future__ import annotations

import re

_RUN_THEIR_BODY = {"time", "timeit", "capture"}


def without_cell_magic(text: str) -> str:
    """Return what a code cell runs; lines keep their numbers."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        code = line.strip()
        if magic := re.match(r"%%(\w*)", code):
            if magic[1] not in _RUN_THEIR_BODY:
                return ""
            lines[index] = ""
        elif code and not code.startswith("#"):
            break
    return "\n".join(lines)
