"""Frames into values: see `wire`. What comes out of a student's process is read here, and nowhere else."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import numpy as np

from . import wire

_DTYPES = {name: dtype for dtype, name in wire.NAMES.items()}

_Level = None | bool | int | float | str | list[msgspec.Raw] | dict[str, msgspec.Raw] | msgspec.msgpack.Ext

_payload_decoder = msgspec.msgpack.Decoder(wire.Payload)
_level_decoder = msgspec.msgpack.Decoder(_Level)
_items_decoder = msgspec.msgpack.Decoder(list[msgspec.Raw])
_numbers_decoder = msgspec.msgpack.Decoder(list[int | float])
_MANY = 16
"""A list of so many is probably one of costs: numbers all of them, which are read at once."""


def extent(header: bytes) -> tuple[int, int]:
    """The lengths of structure and blob that a frame's header announces; `WireError` beyond the bounds."""
    structure, blob = wire.HEADER.unpack(header)
    if structure > wire.MAX_STRUCTURE or blob > wire.MAX_BLOB:
        raise wire.WireError(f"a reply of {structure + blob} bytes is too large")
    return structure, blob


def decode(structure: bytes | msgspec.Raw, blob: bytes) -> Any:
    """The value of a frame's structure and blob.

    Raises `WireError` for every byte sequence that `encode` could not have made.
    """
    try:
        return _value(structure, blob, 0)
    except (msgspec.MsgspecError, RecursionError, ValueError, TypeError, OverflowError) as error:
        raise wire.WireError(f"a reply that is not of the wire format: {type(error).__name__}") from None


def _value(data: bytes | msgspec.Raw, blob: bytes, depth: int) -> Any:
    """Decodes level by level, so that the keys of a map are known to be texts before there is a map.

    Of lists and numbers, unlike texts, anybody can choose thousands with one hash, and a map of them takes minutes to
    build.
    """
    if depth > wire.MAX_DEPTH + 1:  # the two floats of a complex number lie one level below it
        raise wire.WireError("a reply that is nested too deeply")
    level = _level_decoder.decode(data)
    if isinstance(level, msgspec.msgpack.Ext):
        return _extension(level, blob, depth)
    if isinstance(level, list):
        if len(level) >= _MANY and depth < wire.MAX_DEPTH:
            with suppress(msgspec.ValidationError):
                return _numbers_decoder.decode(data)
        return [_value(item, blob, depth + 1) for item in level]
    if isinstance(level, dict):
        return {key: _value(item, blob, depth + 1) for key, item in level.items()}
    return level


def _extension(level: msgspec.msgpack.Ext, blob: bytes, depth: int) -> Any:
    code = level.code
    if code in (wire.ARRAY, wire.TENSOR):
        return _array(code, _payload_decoder.decode(level.data), blob)
    if code == wire.BYTES:
        return bytes(level.data)
    if code not in _MAKERS:
        raise wire.WireError("a reply of an unknown kind")
    return _MAKERS[code]([_value(item, blob, depth + 1) for item in _items_decoder.decode(level.data)])


def _array(code: int, payload: wire.Payload, blob: bytes) -> np.ndarray[Any, Any] | wire.Tensor:
    shape, dtype = payload.shape, _DTYPES.get(payload.dtype)
    if dtype is None or len(shape) > wire.MAX_NDIM or any(size < 0 for size in shape):
        raise wire.WireError("an array of an unknown dtype or shape")
    count = math.prod(shape)
    fits = 0 <= payload.offset <= payload.offset + payload.length <= len(blob)
    fits = fits and payload.length == count * dtype.itemsize
    if not fits or (not count and math.prod(filter(None, shape)) > wire.MAX_BLOB):  # NumPy multiplies these, too
        raise wire.WireError("an array whose shape and bytes disagree")
    array = np.frombuffer(blob, dtype, count, payload.offset) if count else np.empty(0, dtype)
    array = array.reshape(shape)
    if code == wire.ARRAY:
        return array
    label, device = _text(payload.label), _text(payload.device)
    if label in _DTYPES and label != payload.dtype:
        raise wire.WireError("a tensor that is not of the dtype it claims")
    return wire.Tensor(array, label, device, payload.requires_grad, payload.has_grad_fn)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > wire.MAX_TEXT:
        raise wire.WireError("a text that is not one")
    return value


def _handle(items: list[Any]) -> wire.Handle:
    number, kind = items
    if type(number) is not int:
        raise wire.WireError("a handle that is not one")
    return wire.Handle(number, _text(kind))


def _outline(items: list[Any]) -> wire.Outline:
    shape, dtype, requires_grad = items
    sizes = type(shape) is tuple and len(shape) <= wire.MAX_NDIM and all(type(n) is int and n >= 0 for n in shape)
    if not sizes or type(requires_grad) is not bool:
        raise wire.WireError("an outline that is not one")
    return wire.Outline(shape, _text(dtype), requires_grad)


def _generator(items: list[Any]) -> wire.Generator:
    key, seed, device = items
    if type(seed) is not int:
        raise wire.WireError("a generator that is not one")
    return wire.Generator(_text(key), seed, _text(device))


def _shared(items: list[Any]) -> wire.Shared:
    name, start, stop, device = items
    if type(start) is not int or type(stop) is not int:
        raise wire.WireError("rows that are none")
    return wire.Shared(_text(name), start, stop, _text(device))


def _device(items: list[Any]) -> wire.Device:
    (name,) = items
    return wire.Device(_text(name))


def _network(items: list[Any]) -> wire.Network:
    key, layers, training = items
    if type(layers) is not tuple or not all(type(layer) is tuple for layer in layers) or type(training) is not bool:
        raise wire.WireError("a network that is not one")
    return wire.Network(_text(key), layers, training)


def _optimizer(items: list[Any]) -> wire.Optimizer:
    key, network, learning_rate = items
    if type(network) is not wire.Network or type(learning_rate) is not float:
        raise wire.WireError("an optimiser that is not one")
    return wire.Optimizer(_text(key), network, learning_rate)


def _view(items: list[Any]) -> wire.View:
    view = wire.View(*items)
    kinds = [type(item) for item in view[:-1]]
    counts = {type(count) for count in (*view.shape, *view.strides)}
    if kinds != [np.ndarray, tuple, tuple, int, bool, bool] or not counts <= {int}:
        raise wire.WireError("a view that is not one")
    return view._replace(device=_text(view.device))


def _complex(items: list[Any]) -> complex:
    real, imaginary = items
    if type(real) is not float or type(imaginary) is not float:
        raise wire.WireError("a complex number that is not one")
    return complex(real, imaginary)


def _scalar(items: list[Any]) -> wire.Scalar:
    value, dtype = items
    if type(value) not in (bool, int, float) or dtype not in wire.DTYPES:
        raise wire.WireError("a scalar that is not one")
    return wire.Scalar(value, dtype)


def _opaque(items: list[Any]) -> wire.Opaque:
    kind, text = items
    return wire.Opaque(_text(kind), _text(text))


_MAKERS: dict[int, Callable[[list[Any]], Any]] = {
    wire.TUPLE: tuple,
    wire.HANDLE: _handle,
    wire.OUTLINE: _outline,
    wire.GENERATOR: _generator,
    wire.OPAQUE: _opaque,
    wire.SHARED: _shared,
    wire.DEVICE: _device,
    wire.NETWORK: _network,
    wire.OPTIMIZER: _optimizer,
    wire.VIEW: _view,
    wire.COMPLEX: _complex,
    wire.SCALAR: _scalar,
}
