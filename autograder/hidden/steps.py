"""Judging that a training makes every step that it is asked for, and none of its own accord fewer."""

from __future__ import annotations

from typing import Any

from autograder.case import Case

SURE = 15.0
"""A last bias with which every output is 1 but for some 3e-7: where every target is 1, the problem is solved.

The cost is near 1e-6, and a step changes it by less than 1e-9. No number is judged there, for a tolerated guard against
log 0 is as large."""
SOLVED_STEPS = 25


def require_every_step(case: Case, costs: Any, steps: int, quantity: str) -> None:
    """Raise `Disagreement` where a list of costs, or losses, has another length than the number of steps asked for."""
    made = len(costs) if type(costs) in (list, tuple) else steps  # what else it is, the first steps tell
    case.require(made == steps, f"told to make {steps} steps, train returned {quantity} for {made}; each step has one")


def require_no_early_end(case: Case, costs: Any, quantity: str) -> None:
    """The same where the problem is solved from the start, at the charge of `quantity` alone."""
    made = len(costs) if type(costs) in (list, tuple) else 0
    text = (
        f"where all is right from the start, train was told to make {SOLVED_STEPS} steps and returned "
        f"{quantity} for {made}; each step has one, however small it is, and however little it changes"
    )
    case.require(made == SOLVED_STEPS, text, quantity)
