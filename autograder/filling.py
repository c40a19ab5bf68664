"""Tensors that a student's function is to fill in place: how they lie in memory, and what became of them.

A check makes one of a NumPy array, or of a view of one, and passes it like any other argument:

    tensor = to_fill(case.uniform(30, 20, low=2, high=3)[:, 5:].T, requires_grad=True)
    student.xavier_uniform_(tensor)
    after = filled(student, tensor)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Disagreement
from autograder.sandbox.inside import wire
from autograder.student import Student

Array = NDArray[Any]


@dataclass(frozen=True)
class Filled:
    """What the latest call left of a tensor; a claim of the student's process like every other answer."""

    values: Array
    """The tensor's entries, as whoever else holds its memory sees them, in its own dtype."""
    beside: Array
    """The entries of its memory that are not its own."""
    returned: bool
    """Whether the call returned this very tensor."""
    at_home: bool
    """Whether it still lies where it lay, in the same shape and dtype."""
    requires_grad: bool
    is_leaf: bool


def to_fill(array: Array, *, requires_grad: bool = False, parameter: bool = False) -> wire.View:
    """A tensor that lies in its memory as `array` lies in the array that owns its numbers."""
    owner = array if array.base is None else array.base
    if not isinstance(owner, np.ndarray) or not owner.flags.c_contiguous:
        raise ValueError("the array must be a view of a contiguous one")
    offset = array.__array_interface__["data"][0] - owner.__array_interface__["data"][0]
    strides = tuple(stride // array.itemsize for stride in array.strides)
    return wire.View(owner.ravel(), array.shape, strides, offset // array.itemsize, requires_grad, parameter)


def filled(student: Student, tensor: wire.View) -> Filled:
    """What became of `tensor`, an argument of the latest call; raises `Disagreement` where nothing can be told."""
    claimed = student.last.view
    if not isinstance(claimed, tuple) or [type(item) for item in claimed] != [wire.Tensor, bool, bool, bool, bool]:
        raise Disagreement("what became of the tensor cannot be told")
    storage, *facts = claimed
    if storage.array.shape != tensor.storage.shape:
        raise Disagreement("the memory that the tensor lies in was resized")
    own = _positions(tensor)
    return Filled(storage.array[own], np.delete(storage.array, own), *facts)


def before(tensor: wire.View) -> Array:
    """The entries that the tensor was given with, as float64."""
    return np.asarray(tensor.storage[_positions(tensor)])


def _positions(tensor: wire.View) -> NDArray[np.int64]:
    """Where in the storage each entry lies."""
    positions = np.array(tensor.offset)
    for size, stride in zip(tensor.shape, tensor.strides, strict=True):
        positions = positions[..., None] + stride * np.arange(size)
    return positions
