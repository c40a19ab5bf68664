"""What is noticed while a function of the student's is called, and told with its answer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside import wire
from autograder.sandbox.inside.messages import Call, Frame

from .conversation import FILE, MODULE, PATIENT, call, load
from .test_values import X, answer


@pytest.mark.parametrize("source", ["x = 1", "f = 3", "f = None"])
def test_a_function_that_is_not_there_is_missing(trusted: Sandbox, source: str):
    assert answer(trusted, source).status == "missing"


@pytest.mark.parametrize(
    ("source", "defaults"),
    [
        ("def f(a, b=1, *, c=None, d='x'): ...", {"b": 1, "c": None, "d": "x"}),
        ("def f(a, *rest, **more): ...", {}),
        ("f = lambda a=0.5: a", {"a": 0.5}),
        ("import functools\ndef g(a, b=2): ...\nf = functools.wraps(g)(lambda *args: g(*args))", {"b": 2}),
        ("class C:\n    def __call__(self, a=3): ...\nf = C()", {"a": 3}),
        ("class C:\n    __signature__ = 3\n    def __call__(self, a=3): ...\nf = C()", {}),
        ("f = print", {"sep": " ", "end": "\n", "file": None, "flush": False}),
    ],
)
def test_the_defaults_of_a_function_that_is_not_called(trusted: Sandbox, source: str, defaults: dict[str, Any]):
    with trusted.submission(PATIENT) as session:
        load(session, source)
        told = session.call(Call(MODULE, "f", [], {}, defaults=True))
    assert (told.status, told.value) == ("returned", defaults)


def test_an_exception_is_told_with_the_students_own_frames(trusted: Sandbox):
    told = answer(trusted, "def g(x):\n    return torch.linalg.inv(x)\n\ndef f(x):\n    return g(x)", X).raised
    assert told is not None
    assert told.type == "RuntimeError"
    assert told.frames == [Frame(FILE, 6, "f"), Frame(FILE, 3, "g")]


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("def f(a, b): return a + b", []),
        ("def f(a, b): a -= a", [0]),
        ("def f(a, b): b[1, 2] = 9", [1]),
        ("def f(a, b): a.zero_(); b.zero_()", [0, 1]),
        ("def f(a, b): a.resize_(1)", [0]),
        ("def f(a, b): a = a * 2", []),
        ("def f(a, b): a[0, 0] = float('nan')", [0]),
    ],
)
def test_arguments_that_were_changed(trusted: Sandbox, source: str, changed: list[int]):
    assert answer(trusted, source, X, X).changed == changed


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "int64", "bool", "complex64", "complex128"])
@pytest.mark.parametrize("size", [1, 100, 10_000])
def test_a_single_entry_that_was_changed_of_any_kind_and_number(trusted: Sandbox, dtype: str, size: int):
    x = wire.Tensor(np.ones(size, dtype), dtype)
    assert answer(trusted, "def f(a, b): b[len(b) // 2] = 0", x, x).changed == [1]
    assert answer(trusted, "def f(a, b): b[len(b) // 2] = 1", x, x).changed == []


def test_nan_that_stays_nan_is_no_change(trusted: Sandbox):
    assert answer(trusted, "def f(x): return x", wire.Tensor(np.array([np.nan, 1.0]), "float64")).changed == []


@pytest.mark.parametrize(("source", "changed"), [("p[0].add_(1)", [0]), ("p.append(p[0])", [0]), ("p = []", [])])
def test_a_list_of_tensors_that_was_changed(trusted: Sandbox, source: str, changed: list[int]):
    assert answer(trusted, f"def f(p): {source}", [X, X]).changed == changed


@pytest.mark.parametrize(
    ("expression", "shares"),
    [("x", True), ("x.T", True), ("(1, [x[0]])", True), ("x.clone()", False), ("x + 0", False), ("x[:0]", False)],
)
@pytest.mark.parametrize("x", [X, X.array])
def test_results_that_share_memory_with_arguments(trusted: Sandbox, x: Any, expression: str, shares: bool):
    expression = expression.replace("clone", "clone" if x is X else "copy")
    assert answer(trusted, f"def f(x): return {expression}", x).shares_memory is shares


@pytest.mark.parametrize(
    ("expression", "drew"),
    [("torch.rand(2)", True), ("torch.manual_seed(1)", True), ("torch.ones(2)", False)],
)
def test_draws_from_the_global_generator(trusted: Sandbox, expression: str, drew: bool):
    assert answer(trusted, f"def f(): {expression}").drew_globally is drew


def test_draws_from_a_generator_of_its_own_are_none(trusted: Sandbox):
    source = "def f(g): return torch.rand(2, generator=g)"
    assert answer(trusted, source, wire.Generator("a", 1)).drew_globally is False


def test_the_cpu_time_of_the_function(trusted: Sandbox):
    source = "import time\ndef f():\n    end = time.process_time() + 0.2\n    while time.process_time() < end: pass"
    assert 0.2 <= answer(trusted, source).cpu < 2


def test_what_is_printed_is_there_when_the_call_returns(trusted: Sandbox):
    with trusted.submission(PATIENT) as session:
        load(session, "import sys\ndef f():\n    print('out', end=' ')\n    print('err', file=sys.stderr)")
        call(session, "f")
        session.end()
    assert sorted(session.printed.split()) == ["err", "out"]


@pytest.mark.parametrize("mess", ["sys.stdout.close()", "sys.stderr = None", "del sys.stdout", "sys.stdout = 3"])
def test_a_broken_output_disturbs_no_call(trusted: Sandbox, mess: str):
    assert answer(trusted, f"import sys\n{mess}\ndef f(): return 1").value == 1


def test_an_exception_is_told_with_pythons_own_that_it_is_one_of(trusted: Sandbox):
    told = answer(trusted, "class TooFew(KeyError, ValueError): ...\ndef f(): raise TooFew").raised
    assert told is not None
    assert told.type == "TooFew"
    assert {*told.kinds} == {"KeyError", "LookupError", "ValueError", "Exception", "BaseException"}


def test_an_exception_that_only_has_the_name_of_pythons_is_none_of_them(trusted: Sandbox):
    told = answer(trusted, "class ValueError(Exception): __module__ = 'builtins'\ndef f(): raise ValueError").raised
    assert told is not None
    assert "ValueError" not in told.kinds
