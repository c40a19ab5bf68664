"""The form of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.assignment import Assignment


@dataclass(frozen=True)
class Table:
    """How the functions of an assignment hang together, and what a check rightly accepts of a spoilt one.

    `groups` are functions that do not use each other: they are spoilt together, so that one grading asks all of their
    checks. `callers` are the functions of the reference that use a function directly.
    """

    assignment: Assignment
    groups: tuple[tuple[str, ...], ...]
    callers: Mapping[str, set[str]] = field(default_factory=dict)
    handed: Mapping[str, set[str]] = field(default_factory=dict)
    """The functions that are given an object of another one's own making, a cache: spoilt, it leads nowhere."""
    rightly_accepted: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The spoiler and the check that accepts it: why."""
    seen_by_others: frozenset[str] = frozenset()
    """The checks that leave dtype or kind to the other checks of their function."""
    of_the_whole_file: frozenset[str] = frozenset()
    """The checks that ask whether the whole file does something: a mistake anywhere may cost them."""

    of_exceptions: frozenset[str] = frozenset()
    """The checks that ask only whether the function raises: no returned value is ever looked at."""

    def charged(self, *functions: str) -> set[str]:
        """The functions, and all that use them, directly or through others."""
        callers = {caller for function in functions for caller in self.callers.get(function, ())}
        return {*functions, *(self.charged(*callers) if callers else ())}

    def accepting(self, spoiler: str) -> set[str]:
        """The checks that rightly accept a spoiler."""
        return {check for name, check in self.rightly_accepted if name == spoiler} | self.of_exceptions
