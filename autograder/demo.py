"""A sample class: right solutions, known mistakes, and the accidents that every class holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, cycle
from pathlib import Path

from autograder import catalogue
from autograder.assignment import Assignment
from autograder.course import assignments

_NAMES = (
    "ada alan alonzo barbara carl dana donald edsger emmy fei frances geoffrey grace hedy ida jürgen john katherine "
    "kurt leslie mary maryam niklaus radia 서연 sophie 知子 yann yoshua zoë"
).split()

_MISTAKES_SHOWN = 18


def make_class(submitted: Path) -> int:
    """Write a class in nbgrader's layout, `submitted/STUDENT/ASSIGNMENT/ASSIGNMENT.py`; returns how many students."""
    students = set()
    for place, assignment in enumerate(assignments().values()):
        works = _works(assignment) if place else chain(_works(assignment), _endless(assignment))
        for student, (suffix, content) in zip(_names(), works, strict=False):
            path = submitted / student / assignment.id / f"{assignment.id}{suffix}"
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
            students.add(student)
    return len(students)


def _names() -> Iterator[str]:
    yield from _NAMES
    for number, name in enumerate(cycle(_NAMES)):
        yield f"{name}-{number // len(_NAMES) + 2}"


def _works(assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    reference = catalogue.reference(assignment).read_text()
    mistakes = catalogue.mistakes(assignment)
    shown = mistakes[:: max(1, len(mistakes) // _MISTAKES_SHOWN)]
    yield ".py", reference.encode()
    for variant in catalogue.variants(assignment)[::3]:
        yield variant.suffix, variant.read_bytes()
    for mistake in shown:
        yield ".py", catalogue.with_mistake(assignment, mistake).encode()
    several = "\n\n".join(mistake.text for mistake in shown[::5])
    yield ".py", f"{reference}\n\n{several}".encode()
    for stub in catalogue.stubs(assignment):
        yield stub.suffix, stub.read_bytes()
    first = assignment.functions[0]
    yield ".py", f"{reference}\n\ndef {first}(*arguments):\n    import os\n    os._exit(0)\n".encode()
    yield ".py", f"{reference}\n\ndef {first}(x)\n    return x\n".encode()
    yield ".py", b"import os\nprint(open('/etc/passwd').read())\n" + reference.encode()
    yield ".py", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def _endless(assignment: Assignment) -> Iterator[tuple[str, bytes]]:
    """A call takes all the time that it may: one is enough to see."""
    last = f"def {assignment.functions[-1]}(*arguments):\n    while True:\n        pass\n"
    yield ".py", f"{catalogue.reference(assignment).read_text()}\n\n{last}".encode()
