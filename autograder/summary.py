"""What the commands print at their end: the class in a few lines, the verdicts of a validation in a table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from autograder.reports.text import count
from autograder.results import SubmissionResult
from autograder.validation import MARGIN, Verdict


def print_class(whole: Sequence[SubmissionResult]) -> None:
    """One line per assignment: how many were graded, and how they did."""
    for assignment in dict.fromkeys(result.assignment for result in whole):
        mine = [result for result in whole if result.assignment == assignment]
        scores = [result.score for result in mine if result.score is not None]
        others = [status for result in mine if (status := result.status) != "graded"]
        noted = "; " + ", ".join(f"{others.count(s)} {s.replace('_', ' ')}" for s in sorted(set(others))) if others else ""
        middle = f", median {statistics.median(scores):g} of {mine[0].max_score or 0:g}" if scores else ""
        print(f"{assignment}: {count(len(mine), 'submission')}{middle}{noted}")


def print_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Per assignment, what each file earned; for mistakes the checks, the name and the margin; then the count."""
    for assignment in dict.fromkeys(verdict.assignment for verdict in verdicts):
        mine = [verdict for verdict in verdicts if verdict.assignment == assignment]
        print(f"\n{assignment}")
        for kind in ("reference", "variant", "mistake", "stub"):
            chosen = sorted((verdict for verdict in mine if verdict.kind == kind), key=lambda verdict: verdict.name)
            for verdict in chosen:
                print(_line(verdict))
                for complaint in verdict.complaints:
                    print(f"      UNEXPECTED: {' '.join(complaint.split())}")
        print(_tally(mine))


def _line(verdict: Verdict) -> str:
    earned = "no score" if verdict.score is None else f"{verdict.score:g}/{verdict.max_score:g}"
    line = f"  {'ok  ' if not verdict.complaints else 'FAIL'} {verdict.kind:<9} {verdict.name:<36} {earned:>8}"
    if verdict.kind == "mistake":
        margin = "not numerical" if math.isinf(verdict.margin) else f"{verdict.margin:.3g} tolerances"
        line += f"  {margin:<20} {', '.join(verdict.failed)}"
    return line


def _tally(verdicts: Sequence[Verdict]) -> str:
    wrong = sum(bool(verdict.complaints) for verdict in verdicts)
    counts = ", ".join(f"{sum(v.kind == kind for v in verdicts)} {kind}s" for kind in ("reference", "variant", "mistake", "stub"))
    margins = {v.name: v.margin for v in verdicts if v.kind == "mistake" and math.isfinite(v.margin)}
    smallest = min(margins, key=lambda name: margins[name], default=None)
    closest = f"; smallest margin {margins[smallest]:.3g} tolerances ({smallest}), asked are {MARGIN:g}" if smallest else ""
    return f"  {counts}: {'all as expected' if not wrong else f'{wrong} NOT as expected'}{closest}"


def verdicts_junit(verdicts: Sequence[Verdict]) -> bytes:
    """The verdicts as JUnit XML: a suite per assignment, a case per file."""
    root = ElementTree.Element("testsuites")
    for assignment in dict.fromkeys(verdict.assignment for verdict in verdicts):
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
