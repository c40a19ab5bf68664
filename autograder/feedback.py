"""What the student reads about one check: what was asked, what came back, on which input, and what a teacher would say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.case import kind_of, unwrapped
from autograder.catalogue import Mistake
from autograder.checking import Failure, Outcome
from autograder.sandbox.inside import messages
from autograder.student import Recorded

_SMALL = 24
"""Inputs of up to this many entries are shown in full: enough to try again by hand."""

SourceLine = Callable[[str, int], str]
"""The text of a line of the student's file: unit and line number to text."""


def paragraphs(outcome: Outcome, mistake: Mistake | None, structure: str | None, line: SourceLine) -> str:
    """The feedback of a check: paragraphs of plain text; lines of code and numbers are indented by four spaces.

    Never the right answer of a hidden input in full: what came back, where it is off, and by how much.
    """
    parts = [outcome.check.title]
    if outcome.failures:
        failure = outcome.failures[0]
        parts.append(_what_happened(failure, line))
        parts.extend(_inputs(failure.recorded))
    if mistake is not None:
        parts.append(mistake.says)
    elif structure:
        parts.append(structure)
    if outcome.follows:
        names = ", ".join(outcome.follows)
        parts.append(
            f"Judged together with your own other functions: {names} differ from the right answer only because of a "
            "mistake in a function that this one calls, so no points are taken here."
        )
    return "\n\n".join(part for part in parts if part)


def off_limits(offences: Sequence[messages.Offence], title: str, advice: str, line: SourceLine) -> str:
    """The feedback where forbidden means were used: what, where, and what to do instead."""
    parts = [title]
    seen = {(offence.used, offence.frame.unit, offence.frame.line): offence for offence in offences}
    for offence in list(seen.values())[:3]:
        place = _place(offence.frame, line)
        parts.append(f"{offence.function} uses {_common_name(offence.used)}, which this assignment rules out{place}")
    return "\n\n".join([*parts, advice])


def _common_name(used: str) -> str:
    names = {"torch._tensor.backward": "Tensor.backward()", "torch._C._EngineBase.run_backward": "the autograd engine"}
    return names.get(used, used.replace("torch._C._nn", "torch.nn.functional"))


def _what_happened(failure: Failure, line: SourceLine) -> str:
    where = f"With {failure.setting.describe()}: " if failure.setting.sizes else f"In {failure.setting.dtype}: "
    if failure.raised is not None and failure.status == "error":
        return where + raised(failure.raised, line)
    if failure.status in ("missing", "not_implemented"):
        return failure.text[:1].upper() + failure.text[1:] + "."
    return where + failure.text


def raised(error: messages.Raised, line: SourceLine) -> str:
    """An exception of the student's code, and the line that raised it."""
    text = f"{error.type}: {error.text}" if error.text else error.type
    if not error.frames:
        return text
    return f"{text}{_place(error.frames[-1], line)}"


def _place(frame: messages.Frame, line: SourceLine) -> str:
    if not frame.unit:
        return ""
    shown = line(frame.unit, frame.line).strip()
    return f" ({frame.unit}, line {frame.line})" + (f"\n    {shown[:120]}" if shown else "")


def _inputs(recorded: Sequence[Recorded]) -> list[str]:
    if not recorded:
        return []
    call = recorded[-1]
    shown = [_shown(value) for value in call.args] + [f"{name}={_shown(value)}" for name, value in call.kwargs.items()]
    lines = "\n".join(f"    {text}" for text in shown)
    return [f"{call.function} was called with:\n{lines}"] if shown else []


def _shown(value: Any) -> str:
    if isinstance(value, np.ndarray):
        if value.size <= _SMALL:
            return f"{np.array2string(value, precision=4, separator=', ', suppress_small=True)}".replace("\n", "\n    ")
        return f"an array of shape {value.shape}"
    if isinstance(value, tuple) and type(value) is tuple:
        return "(" + ", ".join(f"shape {v.shape}" if isinstance(v, np.ndarray) else _shown(v) for v in value) + ")"
    if isinstance(value, (int, float)):
        return f"{value:.6g}"
    array, _ = unwrapped(value)
    return _shown(array) if array is not None else type(value).__name__.lower() if hasattr(value, "seed") else kind_of(value)


def problems(found: Sequence[messages.Problem], line: SourceLine) -> str:
    """What went wrong while the file was loaded: one line for each statement or cell."""
    lines = []
    for problem in found:
        if problem.type in ("SyntaxError", "IndentationError", "TabError"):
            lines.append(f"does not compile and was left out: {problem.text}")
            continue
        shown = line(problem.frame.unit, problem.frame.line).strip()[:120]
        said = f"{problem.type}: {problem.text}" if problem.text else problem.type
        lines.append(f"{problem.frame.unit}, line {problem.frame.line} raised {said}" + (f" in: {shown}" if shown else ""))
    return "\n".join(lines)


def line_reader(units: Mapping[str, str]) -> SourceLine:
    """Looks up lines in the units of a submission."""
    split = {name: text.split("\n") for name, text in units.items()}

    def line(unit: str, number: int) -> str:
        lines = split.get(unit, [])
        return lines[number - 1] if 0 < number <= len(lines) else ""

    return line
