"""The format between the grader and the sandbox: values as data, bounded, never code.

A frame is `<structure length, blob length>` (two little-endian uint32), the structure in msgpack, then the raw bytes
of its arrays. Keeping bulk apart from structure bounds both: a megabyte of structure cannot unfold into gigabytes
of Python objects, and arrays are views of the received bytes. The receiving side checks every dtype, shape and
extent; nothing received is unpickled, evaluated or looked up by name. Here are the kinds of values that travel and
their bounds; `encoding` and `decoding` are the two directions.
"""

from __future__ import annotations

import struct
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

TUPLE, ARRAY, TENSOR, HANDLE, GENERATOR, OPAQUE, COMPLEX, SCALAR, BYTES = range(1, 10)
NETWORK, OPTIMIZER, VIEW, DEVICE, OUTLINE, SHARED = 10, 11, 12, 13, 14, 20
"""What msgpack's extensions of these numbers hold."""


class WireError(Exception):
    """A frame that is not of this format: too large, too deep, or not what it claims."""


class Tensor(msgspec.Struct, frozen=True, eq=False):
    """A `torch.Tensor` by value. `dtype` is torch's name, also where the array holds a wider type (bfloat16)."""

    array: np.ndarray[Any, Any]
    dtype: str
    device: str = "cpu"
    requires_grad: bool = False
    has_grad_fn: bool = False


class Outline(NamedTuple):
    """A tensor whose numbers were not asked for; `dtype` is torch's name."""

    shape: tuple[int, ...]
    dtype: str
    requires_grad: bool


class Handle(msgspec.Struct, frozen=True):
    """An object that stays in the sandbox: a module, a cache. Valid for the process that issued it.

    No tuple, as nothing is that an answer may be instead of one.
    """

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


class Opaque(msgspec.Struct, frozen=True):
    """Something that cannot travel, described."""

    type: str
    text: str


@dataclass(frozen=True)
class Scalar:
    """A NumPy scalar: a number that knows its dtype."""

    value: bool | int | float
    dtype: str


class Payload(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """An array of the structure: where in the blob its bytes lie, and what a tensor is beyond its numbers."""

    dtype: str
    shape: tuple[int, ...]
    offset: int
    length: int
    label: str = ""
    device: str = ""
    requires_grad: bool = False
    has_grad_fn: bool = False
