"""Two answers are the same where one piece of work gave both: whatever the style, and whatever rounding did."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.answers import same
from autograder.sandbox.inside.messages import Answer, Moves, Raised
from autograder.sandbox.inside.wire import Handle, Opaque, Scalar, Tensor

RTOL = 1e-6


def tensor(*values: float, dtype: str = "float64", device: str = "cpu", **flags: bool) -> Tensor:
    return Tensor(np.array(values, dtype), dtype, device, **flags)


def returned(value: Any, **effects: Any) -> Answer:
    return Answer("returned", value, **effects)


def raised(kind: str, text: str) -> Answer:
    return Answer("raised", raised=Raised(kind, text, []))


ALIKE = {
    "numbers within the tolerance": (tensor(1.0, 2.0), tensor(1.0 + 1e-9, 2.0)),
    "NaN in one place": (tensor(1.0, np.nan), tensor(1.0, np.nan)),
    "a list for a tuple": ((tensor(1.0), 2.0), [tensor(1.0), 2.0]),
    "floats of other kinds": ([1.0, 2.0], [Scalar(1.0, "float64"), np.array(2.0)]),
    "two objects": (Handle(1, "Cache"), Handle(7, "tuple")),
    "nothing": (None, None),
}
OTHERS = {
    "numbers beyond it": (tensor(1.0, 2.0), tensor(1.0 + 1e-3, 2.0)),
    "another shape": (tensor(1.0), tensor(1.0, 1.0)),
    "another dtype": (tensor(1.0), tensor(1.0, dtype="float32")),
    "another device": (tensor(1.0), tensor(1.0, device="cuda:0")),
    "a gradient attached": (tensor(1.0), tensor(1.0, has_grad_fn=True)),
    "an array for a tensor": (tensor(1.0), np.array([1.0])),
    "one value more": ((1.0, 2.0), (1.0, 2.0, 3.0)),
    "a list that lacks one": ([1.0, 2.0], [1.0]),
    "another type": (1.0, "1.0"),
    "something else that cannot travel": (Opaque("set", "{1}"), Opaque("set", "{2}")),
}
EFFECTS = {
    "an argument that was changed": {"changed": [0]},
    "memory that is shared": {"shares_memory": True},
    "a global generator that was drawn from": {"drew_globally": True},
    "an argument that was moved again and again": {"moves": Moves(True, [0.0, 10.0])},
    "what became of the model": {"network": ([True], False, [tensor(1.0)])},
    "what became of the tensor": {"view": (tensor(1.0), True)},
}


@pytest.mark.parametrize(("left", "right"), ALIKE.values(), ids=ALIKE)
def test_alike_are(left: Any, right: Any):
    assert same([returned(left)], [returned(right)], RTOL)


@pytest.mark.parametrize(("left", "right"), OTHERS.values(), ids=OTHERS)
def test_different_are(left: Any, right: Any):
    assert not same([returned(left)], [returned(right)], RTOL)


@pytest.mark.parametrize("effects", EFFECTS.values(), ids=EFFECTS)
def test_what_a_call_does_beside_its_answer_counts(effects: dict[str, Any]):
    assert same([returned(1.0, **effects)], [returned(1.0, **effects)], RTOL)
    assert not same([returned(1.0, **effects)], [returned(1.0)], RTOL)


def test_every_answer_counts():
    one, two = returned(1.0), returned(2.0)
    assert same([one, two], [one, two], RTOL)
    assert not same([one, two], [one, one], RTOL)
    assert not same([one, two], [one], RTOL)


def test_an_answer_is_no_exception():
    assert not same([returned(1.0)], [raised("ValueError", "")], RTOL)


def test_an_exception_is_its_type_and_its_words():
    error = raised("ValueError", "p must be a probability")
    assert same([error], [raised("ValueError", "p must be a probability")], RTOL)
    assert not same([error], [raised("TypeError", "p must be a probability")], RTOL)
    assert not same([error], [raised("ValueError", "p is 2")], RTOL)


@pytest.mark.parametrize(
    "said",
    [
        "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!",
        "Expected all tensors to be on the same device, but got mat2 is on cpu, different from other tensors on cuda:0 "
        "(when checking argument in method wrapper_CUDA_mm)",
        "expected self and mask to be on the same device, but got mask on cpu and self on cuda:0",
    ],
)
def test_a_gpu_and_its_stand_in_have_their_own_words_for_tensors_that_lie_apart(said: str):
    stand_in = raised("RuntimeError", "Expected all tensors to be on the same device, but found cuda:0 and cpu!")
    assert same([stand_in], [raised("RuntimeError", said)], RTOL)
    assert not same([stand_in], [raised("RuntimeError", "cumsum has no deterministic implementation")], RTOL)
