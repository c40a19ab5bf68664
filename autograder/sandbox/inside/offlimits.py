"""Which dotted names an assignment rules out, and in which of its functions."""

from __future__ import annotations

from collections.abc import Sequence

from .messages import OffLimitsRule


class OffLimits:
    """The rules of one assignment, asked by the reader of the source and by the watcher at run time."""

    def __init__(self, rules: Sequence[OffLimitsRule]) -> None:
        self._rules = rules
        self._ruled_out: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._rules)

    def restricts(self, function: str) -> bool:
        """Whether anything at all is ruled out in `function`."""
        return any(function in rule.functions for rule in self._rules)

    def rules_out(self, used: str) -> bool:
        """Whether any function may not use the dotted name `used`; remembered, since every call at run time asks."""
        known = self._ruled_out.get(used)
        if known is None:
            functions = [function for rule in self._rules for function in rule.functions]
            known = self._ruled_out[used] = any(self.forbids(function, used) for function in functions)
        return known

    def forbids(self, function: str, used: str) -> bool:
        """Whether `function` may not use the dotted name `used`."""
        return any(
            function in rule.functions and _below(used, rule.roots) and not _below(used, rule.allowed)
            for rule in self._rules
        )


def _below(name: str, roots: Sequence[str]) -> bool:
    return any(name == root or name.startswith(root + ".") for root in roots)
