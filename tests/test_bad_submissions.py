"""One class with every accident in it: each costs its own student what it must, and nobody else anything."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from .command import run
from .works import BACKPROP, REFERENCE, SIGMOID, SIGMOID_POINTS, write_class

REST = len(SIGMOID.splitlines()) + 3
"""The first line after SIGMOID in `after`."""


def after(text: str) -> str:
    return f"{SIGMOID}\n\n{text}"


PRIME = "def sigmoid_prime(x):\n    "
EAT = "kept = []\n    while True:\n        kept.append(bytearray(1 << 24))\n"

LOOK = """
import os, sys
for library in sys.path:
    for folder, _, files in os.walk(os.path.join(library, "autograder")):
        print(*files)
"""

WORKS: dict[str, str | bytes] = {
    "right": REFERENCE,
    "empty": "",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "nul": SIGMOID.encode() + b"\x00",
    "huge": b"#" * ((2 << 20) + 1),
    "syntax": after("def update(params, grads, learning_rate)\n    pass\n"),
    "arity": "def sigmoid():\n    return 1\n",
    "no-function": "sigmoid = 3\n",
    "raises": after(PRIME + "return x['slope']\n"),
    "recursion": after(PRIME + "return sigmoid_prime(x)\n"),
    "exit-at-import": f"import sys\nsys.exit(3)\n{SIGMOID}",
    "exit-in-function": after(PRIME + "raise SystemExit(0)\n"),
    "end-at-import": f"import os\nos._exit(3)\n{SIGMOID}",
    "end-in-function": after(PRIME + "import os\n    os._exit(0)\n"),
    "segfault": after(PRIME + "import ctypes\n    ctypes.string_at(0)\n"),
    "kill": after(PRIME + "import os\n    os.kill(os.getpid(), 9)\n"),
    "loop-at-import": f"while True:\n    pass\n{SIGMOID}",
    "loop-in-function": after(PRIME + "while True:\n        pass\n"),
    "sleep": after(PRIME + "import time\n    time.sleep(1000)\n"),
    "prints": f"for _ in range(200):\n    print('x' * (1 << 20))\n{SIGMOID}",
    "prints-for-ever": after(PRIME + "while True:\n        print('x' * (1 << 20))\n"),
    "memory-at-import": f"def eat():\n    {EAT}\neat()\n{SIGMOID}",
    "memory-in-function": after(PRIME + EAT),
    "fork": after(PRIME + "import os\n    os.fork()\n    return x\n"),
    "process": f"import subprocess\nsubprocess.run(['ls'])\n{SIGMOID}",
    "network": f"import socket\nsocket.create_connection(('127.0.0.1', 80), 1)\n{SIGMOID}",
    "password": f"open('/etc/passwd').read()\n{SIGMOID}",
    "writes": f"open('/usr/lib/mine', 'w').write('x')\n{SIGMOID}",
    "imports-checks": f"import autograder.hidden.backprop\n{SIGMOID}",
    "looks-for-answers": f"{LOOK}{SIGMOID}",
}
NOTEBOOKS: dict[str, str | bytes] = {
    "not-a-notebook": SIGMOID,
    "no-cells": '{"cells": "none", "nbformat": 4}',
}


def digests(folder: Path) -> dict[str, str]:
    """Everything below a folder: what each file holds, and when it was changed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path)] = f"{path.lstat().st_mtime_ns} {hashlib.sha256(content).hexdigest()}"
    return found


class Class:
    """The graded class."""

    def __init__(self, folder: Path) -> None:
        submitted = write_class(folder / "submitted", WORKS)
        write_class(submitted, NOTEBOOKS, "backprop/backprop.ipynb")
        (submitted / "nothing" / "backprop").mkdir(parents=True)
        (submitted / "link" / "backprop").mkdir(parents=True)
        (submitted / "link" / "backprop" / "backprop.py").symlink_to(submitted / "right" / "backprop" / "backprop.py")
        (submitted / "pipe" / "backprop").mkdir(parents=True)
        os.mkfifo(submitted / "pipe" / "backprop" / "backprop.py")
        before = digests(submitted)
        self.run = run("grade", submitted, "--out", folder / "out", "--timeout", 5, "--memory", 128)
        self.untouched = digests(submitted) == before
        self.results = {path.parent.name: json.loads(path.read_text()) for path in folder.glob("out/results/*/*.json")}
        self.rows = dict(row.split(",", 1) for row in (folder / "out" / "grades.csv").read_text().splitlines()[1:])

    def statuses(self, student: str, function: str) -> set[str]:
        """Of the checks that this machine can make: there is no GPU."""
        mine = [check for check in self.results[student]["checks"] if check["function"] == function]
        return {check["status"] for check in mine} - {"not_run"}

    def feedback(self, student: str, function: str) -> str:
        return "\n".join(c["feedback"] for c in self.results[student]["checks"] if c["function"] == function)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    return Class(tmp_path_factory.mktemp("accidents"))


def test_the_class_is_done_and_everybody_has_a_result(graded):
    assert graded.run.code == 0, graded.run.err
    assert len(graded.results) == len(WORKS) + len(NOTEBOOKS) + 3
    assert graded.rows.keys() == graded.results.keys()


def test_nothing_that_was_handed_in_is_changed(graded):
    assert graded.untouched


def test_the_neighbours_lose_nothing(graded):
    assert graded.results["right"]["score"] == BACKPROP.max_score
    assert graded.results["right"]["message"] == ""


@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("binary", ["backprop.py, line 1", "0x89", "UTF-8"]),
        ("nul", ["backprop.py, line", "NUL"]),
        ("huge", ["backprop.py", "2 MiB"]),
        ("syntax", [f"backprop.py, line {REST}", "def update(params, grads, learning_rate)"]),
        ("not-a-notebook", ["backprop.ipynb", "not a notebook"]),
        ("no-cells", ["backprop.ipynb"]),
        ("nothing", ["no .py or .ipynb"]),
        ("link", ["link"]),
        ("pipe", ["not a regular file"]),
    ],
)
def test_what_cannot_be_read_earns_nothing_and_is_told_why(graded, student, said):
    result = graded.results[student]
    assert (result["status"], result["score"], result["checks"]) == ("unreadable", 0, [])
    assert result["max_score"] == BACKPROP.max_score
    assert all(words in result["message"] for words in said), result["message"]
    assert graded.rows[student] == "0,0"


@pytest.mark.parametrize(
    ("student", "status"),
    [
        ("end-at-import", "crashed"),
        ("loop-at-import", "timeout"),
    ],
)
def test_a_file_that_never_finishes_loading_earns_nothing(graded, student, status):
    result = graded.results[student]
    assert (result["status"], result["score"]) == (status, 0)
    assert graded.statuses(student, "sigmoid") == {status}


@pytest.mark.parametrize(
    ("student", "status", "check"),
    [
        ("end-in-function", "crashed", "crashed"),
        ("segfault", "crashed", "crashed"),
        ("kill", "memory", "crashed"),
        ("loop-in-function", "timeout", "timeout"),
        ("sleep", "timeout", "timeout"),
        ("prints-for-ever", "timeout", "timeout"),
        ("memory-in-function", "memory", "error"),
    ],
)
def test_a_function_that_ends_everything_costs_its_own_checks(graded, student, status, check):
    result = graded.results[student]
    assert (result["status"], result["score"]) == (status, SIGMOID_POINTS)
    assert graded.statuses(student, "sigmoid") == {"passed"}
    assert graded.statuses(student, "sigmoid_prime") == {check}


@pytest.mark.parametrize(
    ("student", "said"),
    [
        ("exit-at-import", ["line 2", "SystemExit", "sys.exit(3)"]),
        ("process", ["line 2", "PermissionError", "subprocess.run"]),
        ("network", ["line 2", "PermissionError", "socket"]),
        ("password", ["line 1", "FileNotFoundError", "/etc/passwd"]),
        ("writes", ["line 1", "/usr/lib/mine"]),
        ("imports-checks", ["line 1", "ModuleNotFoundError"]),
    ],
)
def test_a_statement_that_fails_is_reported_and_takes_nothing_with_it(graded, student, said):
    result = graded.results[student]
    assert (result["status"], result["score"]) == ("graded", SIGMOID_POINTS)
    assert all(words in result["message"] for words in said), result["message"]


@pytest.mark.parametrize(
    ("student", "function", "said"),
    [
        ("arity", "sigmoid", ["TypeError", "argument"]),
        ("raises", "sigmoid_prime", [f"backprop.py, line {REST + 1}", "return x['slope']"]),
        ("recursion", "sigmoid_prime", ["RecursionError", "return sigmoid_prime(x)"]),
        ("exit-in-function", "sigmoid_prime", ["SystemExit", "raise SystemExit(0)"]),
        ("fork", "sigmoid_prime", ["PermissionError", "os.fork()"]),
    ],
)
def test_a_function_that_raises_shows_the_exception_and_its_line(graded, student, function, said):
    assert graded.results[student]["status"] == "graded"
    assert graded.statuses(student, function) == {"error"}
    assert all(words in graded.feedback(student, function) for words in said), graded.feedback(student, function)


def test_what_is_not_defined_is_missing(graded):
    assert graded.results["empty"]["status"] == "graded"
    assert {check["status"] for check in graded.results["empty"]["checks"] if check["max_points"]} == {"missing"}
    assert graded.statuses("no-function", "sigmoid") == {"missing"}
    assert graded.statuses("right", "sigmoid") == {"passed"}


def test_memory_that_is_eaten_while_loading_is_said(graded):
    assert graded.results["memory-at-import"]["status"] == "memory"
    assert "MemoryError" in graded.results["memory-at-import"]["message"]


def test_neither_checks_nor_solutions_lie_where_students_code_can_look(graded):
    assert graded.results["looks-for-answers"]["score"] == SIGMOID_POINTS
    assert graded.results["looks-for-answers"]["output"].split() == []


def test_what_is_printed_is_kept_in_part(graded):
    for student in ("prints", "prints-for-ever"):
        assert 0 < len(graded.results[student]["output"]) < 64 * 1024
    assert graded.results["prints"]["score"] == SIGMOID_POINTS
