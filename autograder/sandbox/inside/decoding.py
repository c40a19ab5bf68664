"""Frames into values: see `wire`. What comes out of a student's process is read here, and nowhere else.

What a structure may hold is checked against the types of `sealed` and `messages` before this is asked; here is what
types cannot say: how deeply it is nested, and whether its arrays are what they claim.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from . import sealed, wire

_DTYPES = {name: dtype for dtype, name in wire.NAMES.items()}


def extent(header: bytes) -> tuple[int, int]:
    """The lengths of structure and blob that a frame's header announces; `WireError` beyond the bounds."""
    structure, blob = wire.HEADER.unpack(header)
    if structure > wire.MAX_STRUCTURE or blob > wire.MAX_BLOB:
        raise wire.WireError(f"a reply of {structure + blob} bytes is too large")
    return structure, blob


def opened(node: sealed.Node, blob: bytes, depth: int = 0) -> Any:
    """The value that a structure holds, whose arrays lie in the blob; `WireError` where it is not what it claims."""
    opener = _OPENERS.get(type(node))
    return node if opener is None else opener(node, blob, depth)


def _items(nodes: Iterable[sealed.Node], blob: bytes, depth: int) -> list[Any]:
    if depth >= wire.MAX_DEPTH:
        raise wire.WireError("a reply that is nested too deeply")
    return [opened(node, blob, depth + 1) for node in nodes]


def _tuple(node: sealed.Tuple, blob: bytes, depth: int) -> tuple[Any, ...]:
    return tuple(_items(node.items, blob, depth))


def _list(node: sealed.List, blob: bytes, depth: int) -> list[Any]:
    return _items(node.items, blob, depth)


def _map(node: sealed.Map, blob: bytes, depth: int) -> dict[str, Any]:
    return dict(zip(node.items, _items(node.items.values(), blob, depth), strict=True))


def _complex(node: sealed.Complex, _blob: bytes, _depth: int) -> complex:
    return complex(node.real, node.imaginary)


def _array(node: sealed.Array, blob: bytes, _depth: int) -> np.ndarray[Any, Any]:
    shape, dtype, offset, length = node.shape, _DTYPES[node.dtype], node.offset, node.length
    count = math.prod(shape)
    fits = offset + length <= len(blob) and length == count * dtype.itemsize
    if not fits or (not count and math.prod(filter(None, shape)) > wire.MAX_BLOB):  # NumPy multiplies these, too
        raise wire.WireError("an array whose shape and bytes disagree")
    array = np.frombuffer(blob, dtype, count, offset) if count else np.empty(0, dtype)
    return array.reshape(shape)


def _tensor(node: sealed.Tensor, blob: bytes, depth: int) -> wire.Tensor:
    if node.label != node.dtype and node.label in wire.DTYPES:
        raise wire.WireError("a tensor that is not of the dtype it claims")
    return wire.Tensor(_array(node, blob, depth), node.label, node.device, node.requires_grad, node.has_grad_fn)


def _network(node: sealed.Network, blob: bytes, depth: int) -> wire.Network:
    layers = tuple(tuple(_items(layer, blob, depth)) for layer in node.layers)
    return wire.Network(node.key, layers, node.training)


def _optimizer(node: sealed.Optimizer, blob: bytes, depth: int) -> wire.Optimizer:
    return wire.Optimizer(node.key, _network(node.network, blob, depth), node.learning_rate)


def _view(node: sealed.View, blob: bytes, depth: int) -> wire.View:
    storage = _array(node.storage, blob, depth)
    layout = (node.shape, node.strides, node.offset)
    return wire.View(storage, *layout, node.requires_grad, node.parameter, node.device)


_OPENERS: dict[type[Any], Callable[[Any, bytes, int], Any]] = {
    sealed.Tensor: _tensor,
    sealed.Array: _array,
    sealed.Tuple: _tuple,
    sealed.List: _list,
    sealed.Map: _map,
    sealed.Complex: _complex,
    sealed.Network: _network,
    sealed.Optimizer: _optimizer,
    sealed.View: _view,
}
