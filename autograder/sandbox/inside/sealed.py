"""Values as the structure of a frame holds them, where msgpack has no type for them: see `wire`.

An array is what is needed to find its bytes in the blob; a list says that it is one, since tuples and all other kinds
are msgpack's arrays, too. These types are what a structure is checked against, all of it while it is read.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

from . import wire

Count: TypeAlias = Annotated[int, msgspec.Meta(ge=0)]


class List(wire.Kind, frozen=True, tag=20):
    """A list."""

    items: list[Node]


class Tuple(wire.Kind, frozen=True, tag=21):
    """A tuple."""

    items: list[Node]


class Map(wire.Kind, frozen=True, tag=22):
    """A dict. Its keys are texts: of numbers and tuples, anybody can choose thousands with one hash, and a dict of
    them takes minutes to build.
    """

    items: dict[str, Node]


class Complex(wire.Kind, frozen=True, tag=23):
    """A complex number."""

    real: float
    imaginary: float


class Array(wire.Kind, frozen=True, tag=24):
    """An array: where in the blob its bytes lie."""

    dtype: wire.Dtype
    shape: wire.Shape
    offset: Count
    length: Count


class Tensor(Array, frozen=True, tag=25):
    """An array, and what a tensor is beyond its numbers; `label` is torch's name of its dtype."""

    label: wire.Text
    device: wire.Text
    requires_grad: bool
    has_grad_fn: bool


class Network(wire.Kind, frozen=True, tag=26):
    """A `wire.Network`."""

    key: wire.Text
    layers: list[list[Node]]
    training: bool


class Optimizer(wire.Kind, frozen=True, tag=27):
    """A `wire.Optimizer`."""

    key: wire.Text
    network: Network
    learning_rate: float


class View(wire.Kind, frozen=True, tag=28):
    """A `wire.View`."""

    storage: Array
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int
    requires_grad: bool
    parameter: bool
    device: wire.Text


_Sealed: TypeAlias = List | Tuple | Map | Complex | Array | Tensor | Network | Optimizer | View
Whole: TypeAlias = wire.Outline | wire.Handle | wire.Generator | wire.Shared | wire.Device | wire.Opaque | wire.Scalar
"""The kinds that travel as they are: they hold no arrays."""
Node: TypeAlias = wire.Plain | _Sealed | Whole
"""Any value."""
