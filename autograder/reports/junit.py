"""`junit.xml`: a test suite per submission and a test case per check, for CI systems."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from autograder.reports.class_results import ClassResults
from autograder.reports.text import number, visible
from autograder.reports.wording import CHECK_WORDING, SUBMISSION_WORDING
from autograder.results import CheckResult, CheckStatus, SubmissionResult

_ERRORS = {"error", "timeout", "crashed", "grader_error"}


def junit(graded: ClassResults) -> str:
    """The class as JUnit XML.

    A check whose answer is wrong is a failure; one that raised, or was cut off, is an error; one that could
    not run here is skipped. A submission that ended otherwise than graded has one more case, in error.
    """
    root = ET.Element("testsuites", name="autograder")
    for result in graded:
        root.append(_suite(result))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(result: SubmissionResult) -> ET.Element:
    cases = [_case(result, check) for check in result.checks]
    if result.status != "graded":
        cases.append(_submission_case(result))
    suite = ET.Element(
        "testsuite",
        name=visible(f"{result.student}/{result.assignment}"),
        tests=str(len(cases)),
        failures=_holding(cases, "failure"),
        errors=_holding(cases, "error"),
        skipped=_holding(cases, "skipped"),
        time=number(result.seconds),
    )
    if result.score is not None and result.max_score is not None:
        properties = ET.SubElement(suite, "properties")
        ET.SubElement(properties, "property", name="score", value=number(result.score))
        ET.SubElement(properties, "property", name="max_score", value=number(result.max_score))
    suite.extend(cases)
    if result.output:
        ET.SubElement(suite, "system-out").text = visible(result.output)
    return suite


def _holding(cases: list[ET.Element], outcome: str) -> str:
    return str(sum(case.find(outcome) is not None for case in cases))


def _case(result: SubmissionResult, check: CheckResult) -> ET.Element:
    case = ET.Element(
        "testcase",
        classname=f"{result.assignment}.{check.function}",
        name=check.id,
        time=number(check.seconds),
    )
    if check.status == "passed":
        return case
    message = check.mistake or CHECK_WORDING[check.status].word
    ET.SubElement(case, _outcome(check.status), type=check.status, message=visible(message)).text = visible(
        check.feedback
    )
    return case


def _outcome(status: CheckStatus) -> str:
    if status == "not_run":
        return "skipped"
    return "error" if status in _ERRORS else "failure"


def _submission_case(result: SubmissionResult) -> ET.Element:
    case = ET.Element("testcase", classname=result.assignment, name="submission", time=number(result.seconds))
    message = SUBMISSION_WORDING[result.status]
    ET.SubElement(case, "error", type=result.status, message=message).text = visible(result.message)
    return case
