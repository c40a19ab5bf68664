"""What the sandbox is asked so that it loads a file of an assignment."""

from __future__ import annotations

from autograder.assignment import Assignment
from autograder.sandbox.inside import messages
from autograder.submission import Source


def load_request(assignment: Assignment, module: str, source: Source, seed: int) -> messages.Load:
    """Load the source as a module of that name, its global random generators seeded."""
    return messages.Load(
        module=module,
        notebook=source.kind == "notebook",
        units=[messages.UnitText(unit.name, unit.text) for unit in source.units],
        graded=list(assignment.functions),
        rules=off_limits_rules(assignment),
        seed=seed,
    )


def off_limits_rules(assignment: Assignment) -> list[messages.OffLimitsRule]:
    """What an assignment rules out, as the sandbox is told."""
    return [
        messages.OffLimitsRule(sorted(rule.functions), list(rule.roots), list(rule.allowed))
        for rule in assignment.off_limits
    ]
