"""The table of attack classes by sandbox, from the reports of a test run: how many were tried, how many held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest


def table(reports: Iterable[pytest.TestReport]) -> list[str]:
    """A line for each class and one for all; nothing where no attack was among the tests."""
    tried: Counter[tuple[str, str]] = Counter()
    held: Counter[tuple[str, str]] = Counter()
    for report in reports:
        properties = dict(report.user_properties)
        if report.when == "call" and "attack" in properties:
            place = properties["attack"], properties["backend"]
            tried[place] += 1
            held[place] += report.passed  # not so an expected failure, which pytest calls skipped
    backends = sorted({backend for _, backend in tried})
    classes = sorted({kind for kind, _ in tried})
    rows = [["attacks held / tried", *backends]]
    rows += [[kind, *(f"{held[kind, b]} / {tried[kind, b]}" for b in backends)] for kind in classes]
    totals = [(sum(held[kind, b] for kind in classes), sum(tried[kind, b] for kind in classes)) for b in backends]
    rows += [["all", *(f"{held_there} / {tried_there}" for held_there, tried_there in totals)]]
    return ["".join(f"{cell:<24}" for cell in row).rstrip() for row in rows] if tried else []
