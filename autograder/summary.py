"""What the commands print at their end: the class in a few lines, the verdicts of a validation in a table."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree

from autograder.course import assignments
from autograder.reports.text import count
from autograder.results import SubmissionResult
from autograder.validation import MARGIN, Kind, Verdict

_KINDS: tuple[Kind, ...] = ("reference", "variant", "mistake", "stub")


def print_class(whole: Sequence[SubmissionResult]) -> None:
    """One line per assignment: how many were graded, and how they did."""
    for assignment in _taught(result.assignment for result in whole):
        mine = [result for result in whole if result.assignment == assignment]
        scores = [result.score for result in mine if result.score is not None]
        asked = max(result.max_score or 0 for result in mine)
        line = f"{assignment}: {count(len(mine), 'submission')}"
        if scores:
            line += f", median {statistics.median(scores):g} of {asked:g}"
        others = Counter(result.status.replace("_", " ") for result in mine if result.status != "graded")
        if others:
            line += "; " + ", ".join(f"{number} {status}" for status, number in sorted(others.items()))
        print(line)


def print_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Per assignment, what each file earned; for mistakes the checks, the name and the margin; then the count."""
    for assignment in _taught(verdict.assignment for verdict in verdicts):
        mine = [verdict for verdict in verdicts if verdict.assignment == assignment]
        print(f"\n{assignment}")
        for kind in _KINDS:
            chosen = sorted((verdict for verdict in mine if verdict.kind == kind), key=lambda verdict: verdict.name)
            for verdict in chosen:
                print(_line(verdict))
                for complaint in verdict.complaints:
                    print(f"      UNEXPECTED: {' '.join(complaint.split())}")
        print(_tally(mine))


def _taught(names: Iterable[str]) -> list[str]:
    """The assignments, each once, in teaching order; results may be of some that the course no longer has."""
    order = list(assignments())
    return sorted(set(names), key=lambda name: (order.index(name) if name in order else len(order), name))


def _line(verdict: Verdict) -> str:
    earned = "no score" if verdict.score is None else f"{verdict.score:g}/{verdict.max_score:g}"
    line = f"  {'ok  ' if not verdict.complaints else 'FAIL'} {verdict.kind:<9} {verdict.name:<36} {earned:>8}"
    if verdict.kind == "mistake":
        margin = "not numerical" if math.isinf(verdict.margin) else f"{verdict.margin:.3g} tolerances"
        line += f"  {margin:<20} {', '.join(verdict.failed)}"
    return line


def _tally(verdicts: Sequence[Verdict]) -> str:
    kinds = Counter(verdict.kind for verdict in verdicts)
    line = f"  {', '.join(count(kinds[kind], kind) for kind in _KINDS)}: "
    wrong = sum(bool(verdict.complaints) for verdict in verdicts)
    line += f"{wrong} NOT as expected" if wrong else "all as expected"
    numerical = [verdict for verdict in verdicts if verdict.kind == "mistake" and math.isfinite(verdict.margin)]
    if numerical:
        closest = min(numerical, key=lambda verdict: verdict.margin)
        line += f"; smallest margin {closest.margin:.3g} tolerances ({closest.name}), asked are {MARGIN:g}"
    return line


def verdicts_junit(verdicts: Sequence[Verdict]) -> bytes:
    """The verdicts as JUnit XML: a suite per assignment, a case per file."""
    root = ElementTree.Element("testsuites")
    for assignment in _taught(verdict.assignment for verdict in verdicts):
        mine = [verdict for verdict in verdicts if verdict.assignment == assignment]
        failures = sum(bool(verdict.complaints) for verdict in mine)
        suite = ElementTree.SubElement(
            root, "testsuite", name=f"validate.{assignment}", tests=str(len(mine)), failures=str(failures)
        )
        suite.extend(_cases(mine))
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _cases(verdicts: Sequence[Verdict]) -> Iterator[ElementTree.Element]:
    for verdict in verdicts:
        name = f"{verdict.kind}.{verdict.name}"
        case = ElementTree.Element(
            "testcase", classname=f"validate.{verdict.assignment}", name=name, time=f"{verdict.seconds:.3f}"
        )
        if verdict.complaints:
            ElementTree.SubElement(case, "failure", message=verdict.complaints[0]).text = "\n".join(verdict.complaints)
        yield case
