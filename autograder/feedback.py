"""What the student reads about one check: what was asked, what came back, on which input, what a teacher would say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.case import kind_of
from autograder.catalogue import Mistake
from autograder.checking import Failure, Outcome
from autograder.sandbox.inside import messages, wire
from autograder.student import Recorded

_SMALL = 48
"""Inputs of up to this many entries together are shown in full: enough to try again by hand."""

SourceLine = Callable[[str, int], str]
"""The text of a line of the student's file: unit and line number to text."""


def paragraphs(
    outcome: Outcome,
    mistake: Mistake | None,
    structure: str | None,
    line: SourceLine,
    parameters: Mapping[str, Sequence[str]],
) -> str:
    """The feedback of a check: paragraphs of plain text; lines of code and numbers are indented by four spaces.

    Never the right answer of a hidden input in full: what came back, where it is off, and by how much. `parameters` are
    the names of the functions' parameters.
    """
    parts = [outcome.check.title]
    if outcome.failures:
        failure = outcome.failures[0]
        parts.append(_what_happened(failure, line))
        parts.append(mistake.says if mistake is not None else structure or "")
        parts.append(_inputs(failure.recorded, parameters))
    followed = [name for name in outcome.follows if name not in outcome.lost]
    if followed and "" not in outcome.lost:
        names = ", ".join(followed)
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
    if failure.status in ("missing", "not_implemented"):
        return f"{failure.text}."
    where = f"With {failure.setting.describe()}" if failure.setting.sizes else f"In {failure.setting.dtype}"
    if failure.raised is not None and failure.status == "error":
        return f"{where}: {raised(failure.raised, line)}"
    if "\n" in failure.text:
        return f"{where}:\n    " + failure.text.replace("\n", "\n    ")
    return f"{where}: {failure.text}"


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


def _inputs(recorded: Sequence[Recorded], parameters: Mapping[str, Sequence[str]]) -> str:
    calls = [call for call in recorded if call.model is None]
    if not calls:
        return ""
    objects = {arg for arg in calls[-1].args if isinstance(arg, wire.Handle)}
    makers = [call for call in calls[:-1] if objects & set(_handles(call.answer.value))]  # where a cache comes from
    return "\n\n".join(text for call in (*makers, calls[-1]) if (text := _call(call, parameters)))


def _handles(value: Any) -> list[wire.Handle]:
    results = value if type(value) in (tuple, list) else (value,)
    return [result for result in results if isinstance(result, wire.Handle)]


def _call(call: Recorded, parameters: Mapping[str, Sequence[str]]) -> str:
    names = [*parameters.get(call.function, ()), *(f"argument {i + 1}" for i in range(len(call.args)))]
    given = [*zip(names, call.args, strict=False), *call.kwargs.items()]
    if not given:
        return ""
    whole = sum(_entries(value) for _name, value in given) <= _SMALL
    lines = "\n".join(f"    {name} = {_shown(value, whole, len(name) + 7)}" for name, value in given)
    return f"{call.function} was called with:\n{lines}"


def _entries(value: Any) -> int:
    if isinstance(value, np.ndarray):
        return int(value.size)
    if isinstance(value, wire.Network):
        return _entries(tuple(value.arrays()))
    return sum(_entries(item) for item in value) if type(value) is tuple else 1


def _network(network: wire.Network, whole: bool, indent: int) -> str:
    """The layers of a model, a line each where their parameters are shown."""
    lines = []
    for kind, *values in network.layers:
        shown = ", ".join(" ".join(_shown(value, whole, indent).split()) for value in values)
        lines.append(f"{kind}({shown})" if whole else kind)
    mode = "training" if network.training else "evaluation"
    text = (",\n" + " " * indent if whole else ", ").join(lines)
    return f"a torch.nn.Sequential in {mode} mode:" + (f"\n{' ' * indent}{text}" if whole else f" {text}")


def _shown(value: Any, whole: bool, indent: int) -> str:
    if isinstance(value, np.ndarray):
        if whole:
            return np.array2string(value, precision=4, separator=", ", suppress_small=True, prefix=" " * indent)
        return f"an array of shape {value.shape}"
    if isinstance(value, wire.Device):
        return f"torch.device({value.name!r})"
    if value is None or isinstance(value, str):
        return repr(value)
    if isinstance(value, wire.Network):
        return _network(value, whole, indent)
    if isinstance(value, wire.Optimizer):
        return f"torch.optim.SGD over the model's parameters with learning rate {value.learning_rate:.6g}"
    if isinstance(value, wire.Generator):
        return f"a torch.Generator with seed {value.seed}"
    if isinstance(value, wire.View):
        return _view(value)
    if type(value) is tuple:
        return "(" + ", ".join(_shown(item, whole, indent) for item in value) + ")"
    if isinstance(value, bool):
        return str(value)
    return f"{value:.6g}" if isinstance(value, (int, float)) else kind_of(value)


def _view(view: wire.View) -> str:
    kind = "a torch.nn.Parameter" if view.parameter else "a tensor"
    spans = np.multiply(view.shape, view.strides)  # of a contiguous tensor, each is the stride before it
    packed = list(spans[1:]) == list(view.strides[:-1])
    gradients = " that requires gradients" if view.requires_grad else ""
    return f"{kind} of shape {view.shape}{gradients}" + ("" if packed else ", not contiguous")


def problems(found: Sequence[messages.Problem], line: SourceLine) -> str:
    """What went wrong while the file was loaded: one line for each statement or cell."""
    lines = []
    for problem in found:
        if problem.type in ("SyntaxError", "IndentationError", "TabError"):
            lines.append(f"does not compile and was left out: {problem.text}")
            continue
        shown = line(problem.frame.unit, problem.frame.line).strip()[:120]
        said = f"{problem.type}: {problem.text}" if problem.text else problem.type
        lines.append(
            f"{problem.frame.unit}, line {problem.frame.line} raised {said}" + (f" in: {shown}" if shown else "")
        )
    return "\n".join(lines)


def line_reader(units: Mapping[str, str]) -> SourceLine:
    """Looks up lines in the units of a submission."""
    split = {name: text.split("\n") for name, text in units.items()}

    def line(unit: str, number: int) -> str:
        lines = split.get(unit, [])
        return lines[number - 1] if 0 < number <= len(lines) else ""

    return line
