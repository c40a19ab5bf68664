"""Values into frames: see `wire`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

import numpy as np

from . import sealed, wire

_AS_THEY_ARE = wire.PLAIN | frozenset(get_args(sealed.Whole))


class Encoder:
    """Collects the arrays of one frame."""

    def __init__(self) -> None:
        self._blobs: list[bytes] = []
        self._length = 0

    def value(self, value: Any, depth: int = 0) -> Any:
        """The value as a structure holds it; raises `WireError` for what cannot travel."""
        kind = type(value)
        if kind in _AS_THEY_ARE:
            return value
        if kind is wire.Tensor:
            told = (value.dtype, value.device, value.requires_grad, value.has_grad_fn)
            return sealed.Tensor(*self._kept(value.array), *told)
        if kind is np.ndarray:
            return sealed.Array(*self._kept(value))
        if depth >= wire.MAX_DEPTH:
            raise wire.WireError("nested too deeply to travel")
        if kind is tuple:
            return sealed.Tuple(self._items(value, depth))
        if kind is list:
            return sealed.List(self._items(value, depth))
        if kind is dict and all(type(key) is str for key in value):
            return sealed.Map(dict(zip(value, self._items(value.values(), depth), strict=True)))
        if kind is wire.Network:
            return sealed.Network(value.key, [self._items(layer, depth) for layer in value.layers], value.training)
        if kind is wire.Optimizer:
            return sealed.Optimizer(value.key, self.value(value.network, depth), value.learning_rate)
        if kind is wire.View:
            return sealed.View(self.value(value.storage), *value[1:])
        if kind is complex:
            return sealed.Complex(value.real, value.imag)
        raise wire.WireError(f"a {kind.__name__} cannot travel")

    def frame(self, structure: bytes) -> bytes:
        """The structure, and the arrays that it speaks of."""
        return b"".join([wire.HEADER.pack(len(structure), self._length), structure, *self._blobs])

    def _items(self, values: Iterable[Any], depth: int) -> list[Any]:
        # Training returns thousands of costs: what travels as it is costs no call.
        return [item if type(item) in _AS_THEY_ARE else self.value(item, depth + 1) for item in values]

    def _kept(self, array: np.ndarray[Any, Any]) -> tuple[wire.Dtype, tuple[int, ...], int, int]:
        name = wire.NAMES.get(array.dtype)
        if name is None:
            raise wire.WireError(f"an array of dtype {array.dtype} cannot travel")
        data, offset = array.tobytes(), self._length
        self._blobs.append(data)
        self._length += len(data)
        return name, array.shape, offset, len(data)
