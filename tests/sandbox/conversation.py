"""Short ways to run a source in a sandbox and to hear what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent
from typing import Any

from autograder.sandbox import Limits, Sandbox, Session, SubmissionEnded
from autograder.sandbox.inside.messages import Answer, Call, Load, Loaded, OffLimitsRule, Parsed, UnitText

MODULE, FILE = "homework", "homework.py"
PATIENT = Limits(call_seconds=20, submission_seconds=60)
"""For what ends by itself: on a machine that is busy, too."""
BRIEF = Limits(call_seconds=0.5, submission_seconds=60)
"""For what has to be ended."""


def load(
    session: Session,
    source: str | Sequence[str],
    *,
    graded: Sequence[str] = (),
    rules: Sequence[OffLimitsRule] = (),
    seed: int = 0,
) -> tuple[Parsed, Loaded]:
    """Load a script, or the cells of a notebook."""
    notebook = not isinstance(source, str)
    if isinstance(source, str):
        units = [UnitText(FILE, dedent(source))]
    else:
        units = [UnitText(f"cell {number}", dedent(cell)) for number, cell in enumerate(source, start=1)]
    parsed, loaded = session.load(Load(MODULE, notebook, units, list(graded), list(rules), seed))
    assert isinstance(parsed, Parsed)
    assert isinstance(loaded, Loaded)
    return parsed, loaded


def call(session: Session, name: str, *args: Any, seed: int | None = None, **kwargs: Any) -> Answer:
    """Call a function of what was loaded."""
    return session.call(Call(MODULE, name, list(args), kwargs, seed=seed))


def answer(sandbox: Sandbox, source: str, *args: Any, limits: Limits = PATIENT) -> Answer:
    """What `attack(*args)` answers in a process of its own."""
    with sandbox.submission(limits) as session:
        parsed, loaded = load(session, source)
        assert not parsed.unreadable
        assert loaded.problems == []
        return call(session, "attack", *args)


def value(sandbox: Sandbox, source: str, *args: Any, limits: Limits = PATIENT) -> Any:
    """What `attack(*args)` returns."""
    answered = answer(sandbox, source, *args, limits=limits)
    assert answered.status == "returned", answered.raised
    return answered.value


def error(sandbox: Sandbox, source: str, *args: Any, limits: Limits = PATIENT) -> str:
    """The name of the exception that `attack(*args)` raises."""
    answered = answer(sandbox, source, *args, limits=limits)
    assert answered.raised is not None, answered.value
    return answered.raised.type


def outcome(sandbox: Sandbox, source: str, *args: Any, limits: Limits = PATIENT) -> str:
    """What `attack(*args)` returns, as text; or the name of its exception; or why its process was ended."""
    try:
        answered = answer(sandbox, source, *args, limits=limits)
    except SubmissionEnded as ended:
        return str(ended)
    return answered.raised.type if answered.raised else str(answered.value)


def works(sandbox: Sandbox) -> bool:
    """Whether an honest submission is served as if nothing had happened."""
    honest = "import torch\ndef attack():\n    return float(torch.ones(3).sum())"
    return bool(value(sandbox, honest) == 3.0)
