"""The format between the grader and the sandbox: values as data, bounded, never code.

A frame is `<structure length, blob length>` (two little-endian uint32), the structure in msgpack, then the raw bytes
of its arrays. Keeping bulk apart from structure bounds both: a megabyte of structure cannot unfold into gigabytes
of Python objects, and arrays are views of the received bytes. The receiving side checks every dtype, shape and
extent; nothing received is unpickled, evaluated or looked up by name. Here are the kinds of values that travel and
their bounds; `sealed` is how a structure holds them, `encoding` and `decoding` are the two directions.
"""

from __future__ import annotations

import struct
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, get_args

import msgspec
import numpy as np

HEADER = struct.Struct("<II")
MAX_STRUCTURE = 1 << 20
MAX_BLOB = 64 << 20
MAX_DEPTH = 32
MAX_NDIM = 16
MAX_TEXT = 2000

Dtype = Literal[
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
    "complex64",
    "complex128",
]
DTYPES: frozenset[str] = frozenset(get_args(Dtype))
NAMES: dict[np.dtype[Any], Dtype] = {np.dtype(name): name for name in get_args(Dtype)}
"""`dtype.name`, which NumPy takes 5 us to spell; dtypes of another byte order have none here."""

Plain: TypeAlias = bool | int | float | str | None
PLAIN = frozenset(get_args(Plain))
"""What msgpack has types for, but for lists and maps."""
Text = Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]
"""A text that the submission's process sends, and that may be shown to people."""
Shape = Annotated[tuple[Annotated[int, msgspec.Meta(ge=0)], ...], msgspec.Meta(max_length=MAX_NDIM)]


class WireError(Exception):
    """A frame that is not of this format: too large, too deep, or not what it claims."""


class Kind(msgspec.Struct, frozen=True, array_like=True, tag_field="kind", forbid_unknown_fields=True):
    """What msgpack has no type for, as one of its arrays: the number of its kind, then its fields.

    No tuple, as nothing is that an answer may be instead of one.
    """


class Tensor(msgspec.Struct, frozen=True, eq=False):
    """A `torch.Tensor` by value. `dtype` is torch's name, also where the array holds a wider type (bfloat16)."""

    array: np.ndarray[Any, Any]
    dtype: str
    device: str = "cpu"
    requires_grad: bool = False
    has_grad_fn: bool = False


class Outline(Kind, frozen=True, tag=1):
    """A tensor whose numbers were not asked for; `dtype` is torch's name."""

    shape: Shape
    dtype: Text
    requires_grad: bool


class Handle(Kind, frozen=True, tag=2):
    """An object that stays in the sandbox: a module, a cache. Valid for the process that issued it."""

    number: int
    type: Text


class Generator(Kind, frozen=True, tag=3):
    """A `torch.Generator`: made from `seed` where `key` is first seen, the same object afterwards."""

    key: Text
    seed: int
    device: Text = "cpu"


class Shared(Kind, frozen=True, tag=4):
    """Rows `start` to `stop` of an array that lies in the sandbox already, which are given as a fresh tensor."""

    name: Text
    start: int
    stop: int
    device: Text = "cpu"


class Device(Kind, frozen=True, tag=5):
    """A `torch.device`."""

    name: Text


class Opaque(Kind, frozen=True, tag=6):
    """Something that cannot travel, described."""

    type: Text
    text: Text


class Scalar(Kind, frozen=True, tag=7):
    """A NumPy scalar: a number that knows its dtype."""

    value: bool | int | float
    dtype: Dtype


class Network(NamedTuple):
    """A `torch.nn.Sequential` that the grader asks for: made where `key` is first seen, the same object afterwards.

    A layer is `("linear", W (out, in), b (out,))`, `("sigmoid",)`, `("relu",)`, `("dropout", p)`, or
    `("batchnorm", gamma, beta, running_mean, running_var)`, each of these (features,). `training` is the mode that it
    is made in. Later mentions of it may leave the layers out.
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
