"""The format between the grader and the sandbox: values as data, bounded, never code.

A frame is `<structure length, blob length>` (two little-endian uint32), the structure in msgpack, then the raw bytes
of its arrays. Keeping bulk apart from structure bounds both: a megabyte of structure cannot unfold into gigabytes
of Python objects, and arrays are views of the received bytes. The receiving side checks every dtype, shape and
extent; nothing received is unpickled, evaluated or looked up by name.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec
import numpy as np

HEADER = struct.Struct("<II")
MAX_STRUCTURE = 1 << 20
MAX_BLOB = 64 << 20
MAX_DEPTH = 32
MAX_NDIM = 16
MAX_TEXT = 2000
DTYPES = frozenset(
    "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128".split()
)
NAMES = {np.dtype(name): name for name in DTYPES}
"""`dtype.name`, which NumPy takes 5 us to spell; dtypes of another byte order have none here."""

_ITEM_SIZES = {name: dtype.itemsize for dtype, name in NAMES.items()}

_TUPLE, _ARRAY, _TENSOR, _HANDLE, _GENERATOR, _OPAQUE, _COMPLEX, _SCALAR, _BYTES = range(1, 10)
_NETWORK, _OPTIMIZER, _VIEW, _DEVICE, _SHARED = 10, 11, 12, 13, 20


class WireError(Exception):
    """A frame that is not of this format: too large, too deep, or not what it claims."""


class Tensor(msgspec.Struct, frozen=True, eq=False):
    """A `torch.Tensor` by value. `dtype` is torch's name, also where the array holds a wider type (bfloat16)."""

    array: np.ndarray[Any, Any]
    dtype: str
    device: str = "cpu"
    requires_grad: bool = False
    has_grad_fn: bool = False


class Handle(NamedTuple):
    """An object that stays in the sandbox: a module, a cache. Valid for the process that issued it."""

    number: int
    type: str


class Generator(NamedTuple):
    """A `torch.Generator`: made from `seed` where `key` is first seen, the same object afterwards."""

    key: str
    seed: int
    device: str = "cpu"


class Shared(NamedTuple):
    """Rows `start` to `stop` of an array that lies in the sandbox already, which are given as a fresh tensor."""

    name: str
    start: int
    stop: int
    device: str = "cpu"


class Device(NamedTuple):
    """A `torch.device`."""

    name: str


class Network(NamedTuple):
    """A `torch.nn.Sequential` that the grader asks for: made where `key` is first seen, the same object afterwards.

    A layer is `("linear", W (out, in), b (out,))`, `("sigmoid",)`, `("relu",)`, `("dropout", p)`, or
    `("batchnorm", gamma, beta, running_mean, running_var)`, each of these (features,). `training` is the mode that it
    is made in.
    """

    key: str
    layers: tuple[tuple[Any, ...], ...]
    training: bool = True

    def arrays(self) -> list[Any]:
        """The parameters and buffers of all layers, in their order."""
        return [value for layer in self.layers for value in layer[1:] if hasattr(value, "dtype")]


class Optimizer(NamedTuple):
    """A `torch.optim.SGD` over a network's parameters: made where `key` is first seen, the same object afterwards."""

    key: str
    network: Network
    learning_rate: float


class View(NamedTuple):
    """A tensor to be filled in place: entries of a one-dimensional `storage`, of which others may hold parts, too.

    `strides` and `offset` count entries, as torch's do. What becomes of it comes back with the answer.
    """

    storage: Any
    shape: tuple[int, ...]
    strides: tuple[int, ...]
    offset: int = 0
    requires_grad: bool = False
    parameter: bool = False
    device: str = "cpu"


class Opaque(NamedTuple):
    """Something that cannot travel, described."""

    type: str
    text: str


@dataclass(frozen=True)
class Scalar:
    """A NumPy scalar: a number that knows its dtype."""

    value: bool | int | float
    dtype: str


class _Payload(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    dtype: str
    shape: tuple[int, ...]
    offset: int
    length: int
    label: str = ""
    device: str = ""
    requires_grad: bool = False
    has_grad_fn: bool = False


_Level = None | bool | int | float | str | list[msgspec.Raw] | dict[str, msgspec.Raw] | msgspec.msgpack.Ext

_payload_decoder = msgspec.msgpack.Decoder(_Payload)
_level_decoder = msgspec.msgpack.Decoder(_Level)
_items_decoder = msgspec.msgpack.Decoder(list[msgspec.Raw])
_pack = msgspec.msgpack.encode


_NAMED: dict[int, Any] = {
    _HANDLE: Handle,
    _GENERATOR: Generator,
    _OPAQUE: Opaque,
    _NETWORK: Network,
    _OPTIMIZER: Optimizer,
    _VIEW: View,
    _DEVICE: Device,
    _SHARED: Shared,
}


class Encoder:
    """Collects the arrays of one frame."""

    def __init__(self) -> None:
        self.blobs: list[bytes] = []
        self.length = 0

    def _array(self, code: int, value: np.ndarray[Any, Any], tensor: Tensor | None = None) -> msgspec.msgpack.Ext:
        name = NAMES.get(value.dtype)
        if name is None:
            raise WireError(f"an array of dtype {value.dtype} cannot travel")
        data = value.tobytes()
        payload = _Payload(name, value.shape, self.length, len(data))
        if tensor is not None:
            payload.label, payload.device = tensor.dtype, tensor.device
            payload.requires_grad, payload.has_grad_fn = tensor.requires_grad, tensor.has_grad_fn
        self.blobs.append(data)
        self.length += len(data)
        return msgspec.msgpack.Ext(code, _pack(payload))

    def value(self, value: Any, depth: int = 0) -> Any:
        """The value in msgpack's types; raises `WireError` for what cannot travel."""
        if depth > MAX_DEPTH:
            raise WireError("nested too deeply to travel")
        kind = type(value)
        if value is None or kind in (bool, int, float, str):
            return value
        if kind is bytes:
            return msgspec.msgpack.Ext(_BYTES, value)
        if kind is list:
            return [self.value(item, depth + 1) for item in value]
        if kind is dict and all(type(key) is str for key in value):
            return {key: self.value(item, depth + 1) for key, item in value.items()}
        if kind is tuple:
            return self._nested(_TUPLE, [self.value(item, depth + 1) for item in value])
        if kind is Tensor:
            return self._array(_TENSOR, value.array, value)
        if kind is np.ndarray:
            return self._array(_ARRAY, value)
        if kind is complex:
            return self._nested(_COMPLEX, [value.real, value.imag])
        if kind is Scalar:
            return self._nested(_SCALAR, [value.value, value.dtype])
        for code, named in _NAMED.items():
            if kind is named:
                return self._nested(code, [self.value(item, depth + 1) for item in value])
        raise WireError(f"a {kind.__name__} cannot travel")

    def frame(self, structure: bytes) -> bytes:
        """The structure, and the arrays that it speaks of."""
        return b"".join([HEADER.pack(len(structure), self.length), structure, *self.blobs])

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
        raise WireError(str(error)) from None
    return encoder.frame(structure)


def extent(header: bytes) -> tuple[int, int]:
    """The lengths of structure and blob that a frame's header announces; `WireError` beyond the bounds."""
    structure, blob = HEADER.unpack(header)
    if structure > MAX_STRUCTURE or blob > MAX_BLOB:
        raise WireError(f"a reply of {structure + blob} bytes is too large")
    return structure, blob


def decode(structure: bytes | msgspec.Raw, blob: bytes) -> Any:
    """The value of a frame's structure and blob.

    Raises `WireError` for every byte sequence that `encode` could not have made.
    """
    try:
        return _value(structure, blob, 0)
    except (msgspec.MsgspecError, RecursionError, ValueError, TypeError, OverflowError) as error:
        raise WireError(f"a reply that is not of the wire format: {type(error).__name__}") from None


def _value(data: bytes | msgspec.Raw, blob: bytes, depth: int) -> Any:
    """Decodes level by level, so that the keys of a map are known to be texts before there is a map.

    Of lists and numbers, unlike texts, anybody can choose thousands with one hash, and a map of them takes minutes to
    build.
    """
    if depth > MAX_DEPTH + 1:  # the two floats of a complex number lie one level below it
        raise WireError("a reply that is nested too deeply")
    level = _level_decoder.decode(data)
    if isinstance(level, list):
        return [_value(item, blob, depth + 1) for item in level]
    if isinstance(level, dict):
        return {key: _value(item, blob, depth + 1) for key, item in level.items()}
    if not isinstance(level, msgspec.msgpack.Ext):
        return level
    if level.code in (_ARRAY, _TENSOR):
        return _array(level.code, _payload_decoder.decode(level.data), blob)
    if level.code == _BYTES:
        return bytes(level.data)
    if level.code not in _MAKERS:
        raise WireError("a reply of an unknown kind")
    return _MAKERS[level.code]([_value(item, blob, depth + 1) for item in _items_decoder.decode(level.data)])


def _array(code: int, payload: _Payload, blob: bytes) -> np.ndarray[Any, Any] | Tensor:
    shape, dtype = payload.shape, payload.dtype
    if dtype not in DTYPES or len(shape) > MAX_NDIM or any(size < 0 for size in shape):
        raise WireError("an array of an unknown dtype or shape")
    itemsize = _ITEM_SIZES[dtype]
    fits = 0 <= payload.offset <= payload.offset + payload.length <= len(blob)
    fits = fits and math.prod(filter(None, shape)) <= MAX_BLOB  # what holds nothing, too: NumPy multiplies these
    if not fits or payload.length != math.prod(shape) * itemsize:
        raise WireError("an array whose shape and bytes disagree")
    count = payload.length // itemsize
    array = np.frombuffer(blob, dtype, count, payload.offset) if count else np.empty(0, dtype)
    array = array.reshape(shape)
    if code == _ARRAY:
        return array
    label, device = _text(payload.label), _text(payload.device)
    if label in DTYPES and label != dtype:
        raise WireError("a tensor that is not of the dtype it claims")
    return Tensor(array, label, device, payload.requires_grad, payload.has_grad_fn)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise WireError("a text that is not one")
    return value


def _handle(items: list[Any]) -> Handle:
    number, kind = items
    if type(number) is not int:
        raise WireError("a handle that is not one")
    return Handle(number, _text(kind))


def _generator(items: list[Any]) -> Generator:
    key, seed, device = items
    if type(seed) is not int:
        raise WireError("a generator that is not one")
    return Generator(_text(key), seed, _text(device))


def _shared(items: list[Any]) -> Shared:
    name, start, stop, device = items
    if type(start) is not int or type(stop) is not int:
        raise WireError("rows that are none")
    return Shared(_text(name), start, stop, _text(device))


def _device(items: list[Any]) -> Device:
    (name,) = items
    return Device(_text(name))


def _network(items: list[Any]) -> Network:
    key, layers, training = items
    if type(layers) is not tuple or not all(type(layer) is tuple for layer in layers) or type(training) is not bool:
        raise WireError("a network that is not one")
    return Network(_text(key), layers, training)


def _optimizer(items: list[Any]) -> Optimizer:
    key, network, learning_rate = items
    if type(network) is not Network or type(learning_rate) is not float:
        raise WireError("an optimiser that is not one")
    return Optimizer(_text(key), network, learning_rate)


def _view(items: list[Any]) -> View:
    view = View(*items)
    kinds = [type(item) for item in view[:-1]]
    counts = {type(count) for count in (*view.shape, *view.strides)}
    if kinds != [np.ndarray, tuple, tuple, int, bool, bool] or not counts <= {int}:
        raise WireError("a view that is not one")
    return view._replace(device=_text(view.device))


def _complex(items: list[Any]) -> complex:
    real, imaginary = items
    if type(real) is not float or type(imaginary) is not float:
        raise WireError("a complex number that is not one")
    return complex(real, imaginary)


def _scalar(items: list[Any]) -> Scalar:
    value, dtype = items
    if type(value) not in (bool, int, float) or dtype not in DTYPES:
        raise WireError("a scalar that is not one")
    return Scalar(value, dtype)


def _opaque(items: list[Any]) -> Opaque:
    kind, text = items
    return Opaque(_text(kind), _text(text))


_MAKERS: dict[int, Callable[[list[Any]], Any]] = {
    _TUPLE: tuple,
    _HANDLE: _handle,
    _GENERATOR: _generator,
    _OPAQUE: _opaque,
    _SHARED: _shared,
    _DEVICE: _device,
    _NETWORK: _network,
    _OPTIMIZER: _optimizer,
    _VIEW: _view,
    _COMPLEX: _complex,
    _SCALAR: _scalar,
}
