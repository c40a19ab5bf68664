"""Whether two functions gave the same answers to the same questions: the work of one mistake, in any style."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.case import as_float
from autograder.oracle.compare import same_numbers
from autograder.sandbox.inside import messages, wire

_MET = "to be on the same device"


def same(left: Sequence[messages.Answer], right: Sequence[messages.Answer], rtol: float) -> bool:
    """Whether the answers agree one by one: in status, effects, exceptions, types, devices, numbers within `rtol`."""
    return len(left) == len(right) and all(_alike(a, b, rtol) for a, b in zip(left, right, strict=True))


def _alike(left: messages.Answer, right: messages.Answer, rtol: float) -> bool:
    if left.status != right.status or left.changed != right.changed:
        return False
    if (left.shares_memory, left.drew_globally) != (right.shares_memory, right.drew_globally):
        return False
    if _moved_again(left) != _moved_again(right):
        return False
    if left.raised and right.raised:
        return _same_error(left.raised, right.raised)
    told = ((left.value, right.value), (left.network, right.network), (left.view, right.view))
    return all(_equal(one, other, rtol) for one, other in told)


def _same_error(left: messages.Raised, right: messages.Raised) -> bool:
    """Whether the same went wrong: where tensors of two devices meet, a GPU has more to say of it than its stand-in."""
    return left.type == right.type and (left.text == right.text or (_MET in left.text and _MET in right.text))


def _moved_again(answer: messages.Answer) -> bool:
    """Whether the call moved an argument to another device more than once."""
    return answer.moves is not None and any(times > 1 for times in answer.moves.times)


def _equal(left: Any, right: Any, rtol: float) -> bool:
    if isinstance(left, wire.Handle) and isinstance(right, wire.Handle):
        return True  # two objects differ where their answers do
    if isinstance(left, (tuple, list)) and isinstance(right, (tuple, list)):
        if len(left) != len(right):
            return False
        if isinstance(left, list) and isinstance(right, list):
            one, other = [as_float(value) for value in left], [as_float(value) for value in right]
            if left and None not in (*one, *other):  # a list of promised floats: of whatever kind they are
                return same_numbers(np.array(one), np.array(other), rtol)
        return all(_equal(a, b, rtol) for a, b in zip(left, right, strict=True))
    if isinstance(left, wire.Tensor) and isinstance(right, wire.Tensor):
        alike = (left.dtype, left.device, _attached(left)) == (right.dtype, right.device, _attached(right))
        return alike and _numbers(left.array, right.array, rtol)
    if isinstance(left, np.ndarray) and isinstance(right, np.ndarray):
        return left.dtype == right.dtype and _numbers(left, right, rtol)
    left, right = _plain(left), _plain(right)
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=rtol) or (math.isnan(left) and math.isnan(right))
    return type(left) is type(right) and bool(left == right)


def _attached(tensor: wire.Tensor) -> bool:
    """Whether a gradient can flow into what the tensor came of."""
    return tensor.requires_grad or tensor.has_grad_fn


def _plain(value: Any) -> Any:
    """A NumPy scalar or 0-d array as the Python number that it is: to a promised float they are alike."""
    if isinstance(value, wire.Scalar):
        return value.value
    return value.item() if isinstance(value, np.ndarray) and value.shape == () else value


def _numbers(left: Any, right: Any, rtol: float) -> bool:
    if left.dtype.kind != "f":
        return bool(np.array_equal(left, right))
    return same_numbers(left.astype(np.float64), right.astype(np.float64), rtol)
