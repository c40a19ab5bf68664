"""Calls by value: what arrives in the sandbox, what comes back, and what stays there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside import wire
from autograder.sandbox.inside.messages import Answer, Call, Load, UnitText

from .conversation import MODULE, PATIENT, call, load

X = wire.Tensor(np.arange(6.0).reshape(2, 3), "float64")


def answer(sandbox: Sandbox, source: str, *args: Any, **kwargs: Any) -> Answer:
    """What a call of `f` answers."""
    with sandbox.submission(PATIENT) as session:
        parsed, loaded = load(session, f"import numpy as np, torch\n{source}")
        assert not parsed.unreadable
        assert loaded.problems == []
        return call(session, "f", *args, **kwargs)


class TestArguments:
    @pytest.mark.parametrize(
        ("argument", "seen"),
        [
            (None, "NoneType None"),
            (True, "bool True"),
            (3, "int 3"),
            (0.5, "float 0.5"),
            ("text", "str text"),
            ([1, (2.0, "x")], "list [1, (2.0, 'x')]"),
            ((1,), "tuple (1,)"),
            ({"key": 1}, "dict {'key': 1}"),
            (X, "Tensor tensor([[0., 1., 2.],\n        [3., 4., 5.]], dtype=torch.float64)"),
            (wire.Device("cpu"), "device cpu"),
            (X.array, "ndarray [[0. 1. 2.]\n [3. 4. 5.]]"),
        ],
    )
    def test_arrive_as_what_they_are(self, trusted: Sandbox, argument: Any, seen: str):
        assert answer(trusted, "def f(x): return f'{type(x).__name__} {x}'", argument).value == seen

    def test_may_be_named(self, trusted: Sandbox):
        assert answer(trusted, "def f(a, *, b): return a - b", 5, b=3).value == 2

    @pytest.mark.parametrize("x", [X, X.array])
    def test_are_the_calls_own_and_may_be_written_to(self, trusted: Sandbox, x: Any):
        with trusted.submission(PATIENT) as session:
            load(session, "def f(x):\n    x += 1\n    return x.sum()")
            first, second = call(session, "f", x), call(session, "f", x)
        assert (first.changed, second.changed) == ([0], [0])
        assert float(getattr(second.value, "array", getattr(second.value, "value", None))) == 21.0

    def test_a_generator_stays_the_same_object(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, "import torch\ndef f(g): return torch.rand(2, generator=g), id(g)")
            first, second, other = (
                call(session, "f", generator).value
                for generator in (wire.Generator("a", 1), wire.Generator("a", 1), wire.Generator("b", 1))
            )
        assert first[1] == second[1] != other[1]
        assert (first[0].array != second[0].array).all()
        assert (first[0].array == other[0].array).all()


class TestReturnedValues:
    @pytest.mark.parametrize(
        ("expression", "value"),
        [
            ("None", None),
            ("(1, [2.5, 'x'], {'k': True})", (1, [2.5, "x"], {"k": True})),
            ("float('inf')", float("inf")),
            ("3 + 4j", 3 + 4j),
            ("np.float32(0.5)", wire.Scalar(0.5, "float32")),
            ("np.bool_(True)", wire.Scalar(True, "bool")),
            ("np.int64(3)", wire.Scalar(3, "int64")),
            ("'x' * 5000", "x" * wire.MAX_TEXT),
            ("2 ** 80", wire.Opaque("int", "an integer of more than 63 bits")),
            ("torch.float32", wire.Opaque("dtype", "torch.float32")),
            ("np.array(['text'])", wire.Opaque("ndarray", "an array of dtype str128")),
            ("np.array([print])", wire.Opaque("ndarray", "an array of dtype object")),
            (
                "torch.eye(2).to_sparse()",
                wire.Opaque("Tensor", "a tensor of dtype float32 and layout torch.sparse_coo on cpu"),
            ),
        ],
    )
    def test_come_back_as_what_they_are_or_described(self, trusted: Sandbox, expression: str, value: Any):
        assert answer(trusted, f"def f(): return {expression}").value == value

    @pytest.mark.parametrize(
        ("expression", "dtype", "content"),
        [
            ("torch.ones(2)", "float32", [1, 1]),
            ("torch.tensor(2.0, dtype=torch.float64)", "float64", 2),
            ("torch.arange(6).reshape(2, 3).T[::2]", "int64", [[0, 3], [2, 5]]),
            ("torch.ones(2, dtype=torch.bfloat16)", "bfloat16", [1, 1]),
            ("torch.zeros(0, 3)", "float32", np.zeros((0, 3))),
            ("torch.tensor([True])", "bool", [True]),
            ("torch.tensor([1 + 1j]).conj()", "complex64", [1 - 1j]),
            ("torch.ones(3).expand(2, 3)", "float32", [[1] * 3] * 2),
            ("torch.nn.Parameter(torch.ones(1))", "float32", [1]),
        ],
    )
    def test_a_tensor_is_its_numbers_its_dtype_and_its_device(
        self, trusted: Sandbox, expression: str, dtype: str, content: Any
    ):
        tensor = answer(trusted, f"def f(): return {expression}").value
        assert (tensor.dtype, tensor.device) == (dtype, "cpu")
        np.testing.assert_array_equal(tensor.array, content)

    @pytest.mark.parametrize(
        ("expression", "flags"),
        [
            ("x", (False, False)),
            ("x.clone().requires_grad_()", (True, False)),
            ("x.clone().requires_grad_() * 2", (True, True)),
        ],
    )
    def test_what_autograd_knows_of_a_tensor_is_told(self, trusted: Sandbox, expression: str, flags: tuple[bool, bool]):
        tensor = answer(trusted, f"def f(x): return {expression}", X).value
        assert (tensor.requires_grad, tensor.has_grad_fn) == flags

    def test_a_namedtuple_is_a_tuple(self, trusted: Sandbox):
        assert answer(trusted, "def f(): return torch.max(torch.eye(2), dim=0)").value[1].array.tolist() == [0, 1]

    @pytest.mark.parametrize(
        "source",
        [
            "class T(torch.Tensor):\n    layout = property(float)\ndef f(): return torch.ones(2).as_subclass(T)",
            "class S(str):\n    def __str__(self): raise SystemExit\ndef f(): return S('x')",
            "def f(): return '\\ud800'",
            "def f(): return ['x' * 2000] * 1000",
            "def f(): return [np.ones(10**6)] * 20",
        ],
        ids=[
            "a raising property",
            "a raising str",
            "half a pair",
            "too much text",
            "too many arrays",
        ],
    )
    def test_what_cannot_be_looked_at_is_unsendable_with_the_reason(self, trusted: Sandbox, source: str):
        told = answer(trusted, source)
        assert told.status == "unsendable"
        assert told.raised is not None


class TestObjectsThatStay:
    SOURCE = """
        import torch

        class Cache:
            def __init__(self, x):
                self.x = x

            def total(self, times):
                return float(self.x.sum()) * times

        def f(x): return Cache(x), {1: "no text for a key"}
        def g(cache): return type(cache).__name__, float(cache.x[0, 1])
    """

    def test_what_cannot_travel_is_held_and_can_be_given_back(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, self.SOURCE)
            cache, mapping = call(session, "f", X).value
            assert (cache.type, mapping.type) == ("Cache", "dict")
            assert call(session, "g", cache).value == ("Cache", 1.0)

    def test_its_methods_can_be_called(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, self.SOURCE)
            cache, _ = call(session, "f", X).value
            assert session.call(Call(MODULE, "total", [2], {}, handle=cache.number)).value == 30.0
            assert session.call(Call(MODULE, "nothing", [], {}, handle=cache.number)).status == "missing"

    def test_modules_are_loaded_side_by_side(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            for name, text in (("one", "def f(): return 1"), ("two", "def f(): return 2")):
                session.load(Load(name, False, [UnitText(f"{name}.py", text)], [], [], 0))
            assert [session.call(Call(name, "f", [], {})).value for name in ("one", "two", "one")] == [1, 2, 1]


VIEW = wire.View(np.arange(12.0), (2, 3), (1, 4), 1)
"""Of the rows [0 1 2 3], [4 5 6 7], [8 9 10 11] the columns of 1 and 2, transposed."""


class TestATensorToBeFilled:
    @pytest.mark.parametrize("kind", [{}, {"requires_grad": True}, {"parameter": True, "requires_grad": True}])
    def test_arrives_in_its_layout_and_as_what_it_is(self, trusted: Sandbox, kind: dict[str, bool]):
        source = "def f(t): return type(t).__name__, t.stride(), t.requires_grad, t.is_leaf, t._is_view(), t"
        name, strides, requires_grad, is_leaf, is_view, tensor = answer(trusted, source, VIEW._replace(**kind)).value
        assert (name, requires_grad) == ("Parameter" if "parameter" in kind else "Tensor", "requires_grad" in kind)
        assert (strides, is_leaf, is_view) == ((1, 4), True, False)
        np.testing.assert_array_equal(tensor.array, [[1, 5, 9], [2, 6, 10]])

    @pytest.mark.parametrize(
        ("body", "returned", "at_home", "requires_grad", "is_leaf"),
        [
            ("return t.detach().zero_()", False, True, True, True),
            ("with torch.no_grad(): return t.zero_()", True, True, True, True),
            ("t.detach().zero_()", False, True, True, True),
            ("t.requires_grad_(False).zero_()", False, True, False, True),
            ("with torch.no_grad(): t.zero_()\n    t.data = t.data.clone()\n    return t", True, False, True, True),
        ],
    )
    def test_tells_what_became_of_it(
        self, trusted: Sandbox, body: str, returned: bool, at_home: bool, requires_grad: bool, is_leaf: bool
    ):
        storage, *facts = answer(trusted, f"def f(t):\n    {body}", VIEW._replace(requires_grad=True)).view
        assert facts == [returned, at_home, requires_grad, is_leaf]
        np.testing.assert_array_equal(storage.array, [0, 0, 0, 3, 4, 0, 0, 7, 8, 0, 0, 11])

    def test_that_recorded_a_graph_is_no_leaf(self, trusted: Sandbox):
        source = "def f(t): t.mul_(torch.ones(2, 3, dtype=torch.float64, requires_grad=True))"
        assert answer(trusted, source, VIEW).view[3:] == (True, False)

    def test_tells_nothing_where_there_is_none(self, trusted: Sandbox):
        assert answer(trusted, "def f(x): return x", X).view is None

    def test_changed_its_argument(self, trusted: Sandbox):
        assert answer(trusted, "def f(n, t): t.fill_(n)", 3.0, VIEW).changed == [1]


class TestSubstitutes:
    SOURCE = """
        def half(x): return x / 2
        def f(x): return half(x) + 1
    """

    def ask(self, sandbox: Sandbox, **substitutes: str) -> list[Any]:
        with sandbox.submission(PATIENT) as session:
            load(session, self.SOURCE, graded=["half", "f"])
            calls = [Call(MODULE, "f", [X], {}, substitutes=given) for given in (substitutes, {})]
            return [session.call(request).value for request in calls]

    def test_during_one_call(self, trusted: Sandbox):
        during, after = self.ask(trusted, half="special.expm1")
        np.testing.assert_allclose(during.array, np.expm1(X.array) + 1)
        np.testing.assert_allclose(after.array, X.array / 2 + 1)

    def test_for_a_function_that_is_missing_and_is_missing_again(self, trusted: Sandbox):
        with trusted.submission(PATIENT) as session:
            load(session, "def f(x): return half(x)", graded=["half", "f"])
            answers = [session.call(Call(MODULE, "f", [X], {}, substitutes=given)) for given in ({"half": "sin"}, {})]
        assert [told.status for told in answers] == ["returned", "raised"]


@pytest.mark.parametrize(
    ("kind", "made", "seen"), [("tuple", "(1, 2)", (1, 2)), ("list", "[1, 2]", [1, 2]), ("dict", "{'a': 1}", {"a": 1})]
)
def test_what_is_returned_is_read_as_it_lies(trusted: Sandbox, kind: str, made: str, seen: Any):
    source = f"""
class Later({kind}):
    def __iter__(self): raise SystemExit
    keys = values = items = __len__ = __iter__
def f(): return Later({made})
"""
    assert answer(trusted, source).value == seen
