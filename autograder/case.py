"""One case of a check: its sizes and dtype, its random inputs, and the judging of what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from autograder import mnist
from autograder.oracle.compare import RTOL, Mismatch, compare, same_numbers
from autograder.sandbox.inside import wire

if TYPE_CHECKING:
    from autograder.student import Student

Array = NDArray[Any]
Wanted = Array | float | list[float]
"""A right answer: an array of the case's dtype, or a promised float or list of floats, for which any number will do."""


@dataclass(frozen=True)
class Setting:
    """Sizes by name (N, D, H, O), the dtype of every floating-point input, and the device that all inputs lie on.

    Where the function is told to move them to `device`, they lie `given_on` another one.
    """

    sizes: Mapping[str, int]
    dtype: str = "float64"
    device: str = "cpu"
    given_on: str = ""

    @property
    def inputs_on(self) -> str:
        """Where the inputs lie."""
        return self.given_on or self.device

    def describe(self) -> str:
        """`N=5, D=3 in float64`, and where the inputs lie if that is not the CPU."""
        sizes = ", ".join(f"{name}={size}" for name, size in self.sizes.items())
        where = f"{self.dtype} on {self.inputs_on}" if self.device != "cpu" else self.dtype
        return f"{sizes} in {where}" if sizes else where


class Disagreement(Exception):
    """The student's answer is not what was asked.

    `mismatches` holds what is known of each quantity that differs (none where something else is wrong), `others` what
    a wrong quantity may have been mistaken for.
    """

    def __init__(
        self, text: str, mismatches: Sequence[Mismatch] = (), others: Mapping[str, Array] | None = None
    ) -> None:
        super().__init__(text)
        self.mismatches = tuple(mismatches)
        self.others = dict(others or {})


@dataclass(frozen=True)
class Digits:
    """Rows of MNIST: as arguments of a function, float32 in [0, 1] and int64, and as numbers to judge by."""

    images: wire.Shared
    labels: wire.Shared
    pixels: Array
    """What `images` stands for, in float32."""
    y: Array

    @cached_property
    def X(self) -> Array:  # noqa: N802 - as the handouts call inputs
        """The images in float64."""
        return self.pixels.astype(np.float64)


@dataclass
class Case:
    """Draws inputs that are exact in the case's dtype, and compares answers in float64."""

    setting: Setting
    random: np.random.Generator
    convention: str
    arrays: str
    mnist: Path | None = None
    """The folder of MNIST's files; where None, its images are those of the package."""
    follows: list[str] = field(default_factory=list)
    """The quantities that were right only by following the student's own other functions."""
    floats: list[Any] = field(default_factory=list)
    """What came back where floats were promised: a tensor there may lie on any device."""

    @property
    def dtype(self) -> str:
        """The dtype of the inputs, and so of the outputs."""
        return self.setting.dtype

    def size(self, name: str) -> int:
        """The size of a named dimension."""
        return self.setting.sizes[name]

    def normal(self, *dims: str | int, scale: float = 1.0) -> Array:
        """Normal numbers of the given named or numeric dimensions."""
        return self.exact(self.random.normal(0.0, scale, self._shape(dims)))

    def uniform(self, *dims: str | int, low: float, high: float) -> Array:
        """Uniform numbers in [low, high)."""
        return self.exact(self.random.uniform(low, high, self._shape(dims)))

    def targets(self, *dims: str | int) -> Array:
        """Targets 0 and 1, both present where there are two or more."""
        shape = self._shape(dims)
        size = int(np.prod(shape, dtype=int))
        labels = self.random.permutation(np.arange(size) % 2)
        return labels.reshape(shape).astype(np.float64)

    def digits(self, part: Literal["train", "test"], start: int, stop: int) -> Digits:
        """Rows `start` to `stop` of the 4,000 training or the 1,000 test images, and their labels."""
        arrays = mnist.load(self.mnist).arrays
        images, labels = (wire.Shared(f"{part}_{kind}", start, stop) for kind in ("images", "labels"))
        pixels, y = (arrays[shared.name][start:stop] for shared in (images, labels))
        return Digits(images, labels, pixels, y)

    def exact(self, values: Any) -> Array:
        """The nearest numbers that the case's dtype can hold."""
        exact = np.asarray(values, np.float64)
        return exact if self.dtype == "float64" else exact.astype(self.dtype).astype(np.float64)

    def agree(
        self,
        got: Any,
        want: Mapping[str, Wanted],
        *,
        rtol: float | Mapping[str, float] | None = None,
        others: Mapping[str, Array] | None = None,
        follow: Callable[[], Mapping[str, Array]] | None = None,
    ) -> None:
        """Raise `Disagreement` unless `got` is the quantities of `want`, in order, within the tolerance.

        `rtol` is one for all, or maps the quantities that have one of their own; else it is the dtype's.

        `follow` computes the quantities from the student's own other functions: a quantity that merely passes on
        another function's mistake is not charged to this one.
        """
        own_rtol = rtol if isinstance(rtol, Mapping) else {}
        shared = rtol if isinstance(rtol, float) else RTOL[self.dtype]
        rtols = {name: own_rtol.get(name, shared) for name in want}
        mismatches = self._mismatches(got, want, rtols)
        if follow is not None and any(mismatch.kind == "value" for mismatch in mismatches):
            own = follow()
            passed_on = [m for m in mismatches if m.quantity in own and self._is_passed_on(m, own[m.quantity], rtols)]
            self.follows.extend(mismatch.quantity for mismatch in passed_on)
            mismatches = [mismatch for mismatch in mismatches if mismatch not in passed_on]
        if mismatches:
            text = "\n".join(f"{m.quantity} {m.detail}" for m in mismatches)
            right = {name: np.asarray(value) for name, value in want.items()}
            raise Disagreement(text, mismatches, {**right, **(others or {})})

    def require(self, condition: object, otherwise: str, quantity: str = "") -> None:
        """Raise `Disagreement` with that text unless the condition holds."""
        if not condition:
            raise Disagreement(otherwise, [Mismatch(quantity, "type", otherwise)] if quantity else ())

    def unchanged(self, student: Student, *names: str) -> None:
        """Raise `Disagreement` if the student's latest call changed one of its arguments, which are called `names`."""
        call = student.recorded[-1]
        changed = [names[index] for index in call.answer.changed if 0 <= index < len(names)]
        if len(changed) == 1:
            raise Disagreement(f"{call.function} changed its argument {changed[0]} in place; leave it as it was")
        if changed:
            named = f"{', '.join(changed[:-1])} and {changed[-1]}"
            raise Disagreement(f"{call.function} changed its arguments {named} in place; leave them as they were")

    def number(self, value: Any, name: str) -> float:
        """A promised float: a Python number, a NumPy scalar or a 0-d tensor or array."""
        self.floats.append(value)
        number = as_float(value)
        if number is None:
            raise Disagreement(f"{name} is {kind_of(value)}, asked is a float", [Mismatch(name, "type", "")])
        return number

    def _is_passed_on(self, mismatch: Mismatch, own: Array, rtols: Mapping[str, float]) -> bool:
        """Whether a wrong number is the one that the student's own functions give."""
        got = mismatch.got
        if mismatch.kind != "value" or got is None or got.dtype != self.dtype:
            return False
        return same_numbers(got.astype(np.float64), own, rtols[mismatch.quantity])

    def _mismatches(self, got: Any, want: Mapping[str, Wanted], rtols: Mapping[str, float]) -> list[Mismatch]:
        values = [got]
        if len(want) > 1:
            names = ", ".join(want)
            if not isinstance(got, (tuple, list)):
                raise Disagreement(f"returned {kind_of(got)}, asked is the tuple ({names})")
            if len(got) != len(want):
                raise Disagreement(f"returned {len(got)} values, asked are the {len(want)} of ({names})")
            values = list(got)
        found = [self._mismatch(name, value, want[name], rtols[name]) for name, value in zip(want, values, strict=True)]
        return [mismatch for mismatch in found if mismatch is not None]

    def _mismatch(self, name: str, value: Any, want: Wanted, rtol: float) -> Mismatch | None:
        if isinstance(want, np.ndarray):
            return self._array_mismatch(name, value, want, rtol)
        if isinstance(want, float):
            self.floats.append(value)
            number = as_float(value)
            if number is None:
                return Mismatch(name, "type", f"is {kind_of(value)}, asked is a float")
            return compare(name, np.asarray(number, self.dtype), np.asarray(want), rtol)
        if not isinstance(value, (list, tuple)):
            return Mismatch(name, "type", f"is {kind_of(value)}, asked is a list of floats")
        if len(value) != len(want):
            return Mismatch(name, "shape", f"has {len(value)} entries, asked is a list of {len(want)} floats")
        self.floats.extend(value)
        numbers = [as_float(item) for item in value]
        if None in numbers:
            stranger = kind_of(value[numbers.index(None)])
            return Mismatch(name, "type", f"has {stranger} among its entries, asked is a list of floats")
        return compare(name, np.asarray(numbers, self.dtype), np.asarray(want), rtol)

    def _array_mismatch(self, name: str, value: Any, want: Array, rtol: float) -> Mismatch | None:
        array, dtype = unwrapped(value)
        asked = wire.Tensor if self.arrays == "torch" else np.ndarray
        if array is None or not isinstance(value, asked):
            what = "a torch.Tensor" if self.arrays == "torch" else "a NumPy array"
            return Mismatch(name, "type", f"is {kind_of(value)}, asked is {what}")
        mismatch = compare(name, array, want, rtol) if np.isrealobj(array) else None
        if dtype != self.dtype and (mismatch is None or mismatch.kind == "value"):
            # A hidden cast costs digits: say so, rather than that the digits are missing.
            detail = f"has dtype {dtype}, asked is the inputs' {self.dtype}"
            if mismatch is None or mismatch.margin * rtol < RTOL["float32"]:
                return Mismatch(name, "dtype", detail, got=array, want=want)
        return mismatch

    def _shape(self, dims: Sequence[str | int]) -> tuple[int, ...]:
        return tuple(dim if isinstance(dim, int) else self.size(dim) for dim in dims)


def unwrapped(value: Any) -> tuple[Array | None, str]:
    """The array and the dtype's name of a tensor or array that came back."""
    if isinstance(value, wire.Tensor):
        return value.array, value.dtype
    if isinstance(value, np.ndarray):
        return value, wire.NAMES.get(value.dtype) or value.dtype.name
    return None, ""


def as_float(value: Any) -> float | None:
    """The number where a float is promised: a Python number, a NumPy scalar, a 0-d tensor or array; None otherwise."""
    if isinstance(value, wire.Scalar):
        value = value.value
    if isinstance(value, wire.Tensor):
        value = value.array
    if isinstance(value, np.ndarray) and value.shape == ():
        value = value.item()
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def kind_of(value: Any) -> str:
    """What something that came back is, in words for its author."""
    if value is None:
        return "None"
    if isinstance(value, wire.Tensor):
        return f"a tensor of shape {value.array.shape} and dtype {value.dtype}"
    if isinstance(value, np.ndarray):
        return f"a NumPy array of shape {value.shape} and dtype {value.dtype}"
    if isinstance(value, wire.Opaque):
        return value.text
    if isinstance(value, wire.Handle):
        return f"an object of type {value.type}"
    if isinstance(value, wire.Scalar):
        return f"a NumPy {value.dtype} scalar"
    if isinstance(value, wire.Shared):
        return f"{value.name.replace('_', ' ')} {value.start} to {value.stop - 1}"
    if isinstance(value, (tuple, list)):
        return f"a {type(value).__name__} of {len(value)}"
    return f"a {type(value).__name__}"
