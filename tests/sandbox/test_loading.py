"""Loading is tolerant: what can run runs, and what cannot is told with its line."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside.messages import MAX_PROBLEMS, Problem

from .conversation import FILE, PATIENT, call, load


def loaded(sandbox: Sandbox, source: str | list[str]) -> list[Problem]:
    """The problems of a file that is readable."""
    with sandbox.submission(PATIENT) as session:
        parsed, told = load(session, source)
        assert not parsed.unreadable
        return told.problems


def result(sandbox: Sandbox, source: str | list[str]) -> Any:
    """What `f()` returns once the file is loaded."""
    with sandbox.submission(PATIENT) as session:
        parsed, _ = load(session, source)
        assert not parsed.unreadable
        answer = call(session, "f")
        assert answer.status == "returned", answer
        return answer.value


class TestScript:
    def test_statements_run_one_by_one(self, trusted: Sandbox):
        source = """
            x = 1
            y = 1 / 0
            def f():
                return x
        """
        assert result(trusted, source) == 1
        (problem,) = loaded(trusted, source)
        assert (problem.frame.unit, problem.frame.line, problem.type) == (FILE, 3, "ZeroDivisionError")

    def test_the_last_definition_of_a_name_counts(self, trusted: Sandbox):
        assert result(trusted, "def f():\n    return 1\ndef f():\n    return 2\nif False:\n    f = None") == 2

    def test_a_definition_that_raises_leaves_the_one_before(self, trusted: Sandbox):
        assert result(trusted, "def f():\n    return 1\n@missing\ndef f():\n    return 2") == 1

    @pytest.mark.parametrize("leaving", ["exit()", "quit(3)", "import sys; sys.exit('bye')", "raise SystemExit"])
    def test_leaving_is_told_and_what_follows_runs(self, trusted: Sandbox, leaving: str):
        source = f"{leaving}\ndef f():\n    return 1"
        assert [problem.type for problem in loaded(trusted, source)] == ["SystemExit"]
        assert result(trusted, source) == 1

    def test_a_problem_inside_a_function_names_the_line_of_the_file(self, trusted: Sandbox):
        (problem,) = loaded(trusted, "import json\ndef g():\n    json.loads('{')\n\ng()")
        assert (problem.frame.line, problem.type) == (5, "JSONDecodeError")

    def test_future_imports_hold_for_the_whole_file(self, trusted: Sandbox):
        source = """
            "A docstring may stand before."
            from __future__ import annotations

            def f(x: not_defined = 1) -> not_defined_either:
                return f.__annotations__["x"]
        """
        assert result(trusted, source) == "not_defined"

    def test_without_them_annotations_are_evaluated(self, trusted: Sandbox):
        assert [problem.type for problem in loaded(trusted, "def f(x: not_defined): ...")] == ["NameError"]

    def test_demo_code_under_the_main_guard_does_not_run(self, trusted: Sandbox):
        assert loaded(trusted, "if __name__ == '__main__':\n    raise ValueError") == []

    def test_the_file_is_a_module_like_any_other(self, trusted: Sandbox):
        source = """
            import pickle
            from dataclasses import dataclass

            @dataclass
            class Point:
                x: int

            def f():
                return pickle.loads(pickle.dumps(Point(1))) == Point(1)
        """
        assert result(trusted, source) is True

    def test_its_source_can_be_asked_for_though_a_form_feed_stands_before(self, trusted: Sandbox):
        source = "import inspect\n\x0c\ndef f():\n    return inspect.getsource(f)\n"
        assert result(trusted, source) == "def f():\n    return inspect.getsource(f)\n"

    def test_its_place_is_the_scratch_folder(self, trusted: Sandbox):
        assert result(trusted, "import os\ndef f():\n    return os.path.dirname(__file__) == os.getcwd()") is True

    def test_there_is_no_input_to_wait_for(self, trusted: Sandbox):
        assert [problem.type for problem in loaded(trusted, "x = input()")] == ["EOFError"]

    def test_warnings_of_the_compiler_are_not_printed(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, "x = '\\d'\nassert (1, 'always true')\ny = 1 is 1")
        assert session.printed == ""

    def test_only_so_many_problems_are_told(self, trusted: Sandbox):
        assert len(loaded(trusted, "1 / 0\n" * 1000)) == MAX_PROBLEMS

    def test_an_exception_whose_text_cannot_be_shown(self, trusted: Sandbox):
        source = """
            class Shy(Exception):
                def __str__(self):
                    raise RuntimeError

            raise Shy
            raise ValueError("half a pair: \\ud800")
            raise ValueError("long" * 10**6)
        """
        shy, half, long = loaded(trusted, source)
        assert (shy.type, shy.text) == ("Shy", "(its text cannot be shown)")
        assert half.text == r"half a pair: \ud800"
        assert len(long.text) == 1000


class TestUnreadable:
    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("x = 1\nreturn x", "line 2: 'return' outside function: return x"),
            ("x = (1", "line 1: '(' was never closed: x = (1"),
            (
                "x = 08",
                "line 1: leading zeros in decimal integer literals are not permitted; "
                "use an 0o prefix for octal integers: x = 08",
            ),
            ("def f():\n  x = 1\n y = 2", "line 3: unindent does not match any outer indentation level: y = 2"),
            ("x = “quoted”", "line 1: invalid character '“' (U+201C): x = “quoted”"),
            ("<<<<<<< HEAD", "line 1: invalid syntax: <<<<<<< HEAD"),
            ("%matplotlib inline", "line 1: invalid syntax: %matplotlib inline"),
            ("yield 1", "line 1: 'yield' outside function: yield 1"),
            ("break", "line 1: 'break' outside loop: break"),
        ],
    )
    def test_the_line_and_the_reason_are_told(self, trusted: Sandbox, source: str, said: str):
        with trusted.submission(PATIENT) as session:
            parsed, told = load(session, source)
        assert parsed.unreadable == f"{FILE}, {said}"
        assert told.problems == []

    @pytest.mark.parametrize(
        "source",
        [
            "(" * 100_000,
            "x = " + "-" * 100_000 + "1",
            "x = " + "not " * 100_000 + "1",
            "x = " + "+".join("1" * 100_000),
            "x = a" + ".b" * 100_000,
            "x = " + "lambda: " * 10_000 + "1",
            "x = " + "[" * 5_000 + "]" * 5_000,
            "if 0: pass\n" + "elif 0: pass\n" * 20_000,
            "x = " + "9" * 1_000_000,
            "def f(" + "a" * 900_000 + ", " + "a" * 900_000 + "): ...",
            "x = f'" + "{f'" * 100,
            "x = 1\0",
        ],
        ids="brackets minus not plus attributes lambda lists elif digits name f-strings nul".split(),
    )
    def test_hostile_source_is_unreadable_in_few_words(self, trusted: Sandbox, source: str):
        with trusted.submission(PATIENT) as session:
            parsed, _ = load(session, source)
        assert parsed.unreadable.startswith(FILE)
        assert len(parsed.unreadable) < 500

    def test_nothing_of_it_runs(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, "print('I ran')\nreturn")
        assert session.printed == ""
