"""The hostile submissions: each a small file whose docstring says its class and what must hold of it.

    \"\"\"Ends its process with a status of success, in the middle of a call.

    class: ending
    beside: reference
    score: 37
    ends: crashed
    \"\"\"

`score` is the most that it may earn, `ends` lists how it may end (default: graded), `within` says how many seconds may
pass until then (default: its limits and `SLACK`), `beside: reference` puts it behind the right solution, `limits`
changes some of its limits, and `times` hands it in more than once. What an attack gets hold of it prints behind the
word `REACHED`, which must appear nowhere; as proof that it was tried at all, `refused` counts the ways that it must
have printed to be refused, and `shows` is a pattern of what must have been printed or raised. `open` says of an attack
that does not hold why nothing is done about it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.sandbox import Limits

from ..works import BACKPROP, REFERENCE

SUBMISSIONS = Path(__file__).parent / "submissions"
REACHED = "REACHED"
PATIENT = Limits(call_seconds=30, submission_seconds=120, memory_mib=256)
"""For what ends by itself: on a machine that is busy, too."""
BRIEF = Limits(call_seconds=1, submission_seconds=6, memory_mib=256)
"""For what may end by a time-out."""
SLACK = 30.0
"""A machine that is busy is slow to end things; nothing may hang."""

_FIELDS = {"class", "beside", "score", "ends", "within", "limits", "refused", "shows", "times", "open"}


@dataclass(frozen=True)
class Attack:
    """One hostile submission, and what must hold."""

    name: str
    kind: str
    title: str
    text: str
    score: float
    ends: tuple[str, ...]
    within: float
    limits: Limits
    refused: int
    shows: str
    times: int
    open: str


def attacks() -> list[Attack]:
    """Every hostile submission, by class and name."""
    return [parsed(path) for path in sorted(SUBMISSIONS.glob("*/*.py"))]


def parsed(path: Path) -> Attack:
    """One file; raises `ValueError` where its header is not as it must be."""
    text = path.read_text()
    title, _, rest = (ast.get_docstring(ast.parse(text, str(path))) or "").partition("\n")
    fields = dict(line.split(": ", 1) for line in rest.split("\n") if line.strip())
    if not title or not {"class", "score"} <= fields.keys() <= _FIELDS:
        raise ValueError(f"{path}: its docstring needs a title, and the fields of {__name__}, not {sorted(fields)}")
    if fields["class"] != path.parent.name:
        raise ValueError(f"{path}: it lies in the folder of another class than {fields['class']}")
    ends = tuple(fields.get("ends", "graded").split(", "))
    limits = _limits(BRIEF if "timeout" in ends else PATIENT, fields.get("limits", ""))
    score = float(fields["score"])
    if not 0 <= score <= BACKPROP.max_score:
        raise ValueError(f"{path}: there is no score {score:g}")
    return Attack(
        name=path.stem,
        kind=fields["class"],
        title=title,
        text=f"{REFERENCE}\n\n{text}" if fields.get("beside") == "reference" else text,
        score=score,
        ends=ends,
        within=float(fields.get("within", limits.submission_seconds + SLACK)),
        limits=limits,
        refused=int(fields.get("refused", 0)),
        shows=fields.get("shows", ""),
        times=int(fields.get("times", 1)),
        open=fields.get("open", ""),
    )


def _limits(base: Limits, text: str) -> Limits:
    changes: Mapping[str, float] = {
        name: type(getattr(base, name))(value) for name, value in (part.split("=") for part in text.split())
    }
    return replace(base, **changes)
