"""Values into frames: see `wire`."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from . import wire

_pack = msgspec.msgpack.encode

_NAMED: dict[int, Any] = {
    wire.HANDLE: wire.Handle,
    wire.OUTLINE: wire.Outline,
    wire.GENERATOR: wire.Generator,
    wire.OPAQUE: wire.Opaque,
    wire.NETWORK: wire.Network,
    wire.OPTIMIZER: wire.Optimizer,
    wire.VIEW: wire.View,
    wire.DEVICE: wire.Device,
    wire.SHARED: wire.Shared,
}

_NUMBERS = frozenset({int, float})


class Encoder:
    """Collects the arrays of one frame."""

    def __init__(self) -> None:
        self.blobs: list[bytes] = []
        self.length = 0

    def _array(self, code: int, value: np.ndarray[Any, Any], tensor: wire.Tensor | None = None) -> msgspec.msgpack.Ext:
        name = wire.NAMES.get(value.dtype)
        if name is None:
            raise wire.WireError(f"an array of dtype {value.dtype} cannot travel")
        data = value.tobytes()
        payload = wire.Payload(name, value.shape, self.length, len(data))
        if tensor is not None:
            payload.label, payload.device = tensor.dtype, tensor.device
            payload.requires_grad, payload.has_grad_fn = tensor.requires_grad, tensor.has_grad_fn
        self.blobs.append(data)
        self.length += len(data)
        return msgspec.msgpack.Ext(code, _pack(payload))

    def value(self, value: Any, depth: int = 0) -> Any:
        """The value in msgpack's types; raises `WireError` for what cannot travel."""
        if depth > wire.MAX_DEPTH:
            raise wire.WireError("nested too deeply to travel")
        kind = type(value)
        if value is None or kind in (bool, int, float, str):
            return value
        if kind is bytes:
            return msgspec.msgpack.Ext(wire.BYTES, value)
        if kind is list:
            plain = depth < wire.MAX_DEPTH and _NUMBERS.issuperset(map(type, value))
            return value if plain else [self.value(item, depth + 1) for item in value]
        if kind is dict and all(type(key) is str for key in value):
            return {key: self.value(item, depth + 1) for key, item in value.items()}
        if kind is tuple:
            return self._nested(wire.TUPLE, [self.value(item, depth + 1) for item in value])
        if kind is wire.Tensor:
            return self._array(wire.TENSOR, value.array, value)
        if kind is np.ndarray:
            return self._array(wire.ARRAY, value)
        if kind is complex:
            return self._nested(wire.COMPLEX, [value.real, value.imag])
        if kind is wire.Scalar:
            return self._nested(wire.SCALAR, [value.value, value.dtype])
        for code, named in _NAMED.items():
            if kind is named:
                fields = msgspec.structs.astuple(value) if isinstance(value, msgspec.Struct) else value
                return self._nested(code, [self.value(item, depth + 1) for item in fields])
        raise wire.WireError(f"a {kind.__name__} cannot travel")

    def frame(self, structure: bytes) -> bytes:
        """The structure, and the arrays that it speaks of."""
        return b"".join([wire.HEADER.pack(len(structure), self.length), structure, *self.blobs])

    def _nested(self, code: int, value: list[Any]) -> msgspec.msgpack.Ext:
        return msgspec.msgpack.Ext(code, _pack(value))


def encode(value: Any) -> bytes:
    """The frame of one value.

    Raises `WireError` for what cannot travel.
    """
    encoder = Encoder()
    try:
        structure = _pack(encoder.value(value))
    except (OverflowError, TypeError, ValueError, RecursionError) as error:
        raise wire.WireError(str(error)) from None
    return encoder.frame(structure)
