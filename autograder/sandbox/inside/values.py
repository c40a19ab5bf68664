"""Between the student's objects and the wire's: torch lives on this side only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import torch

from . import networks, standin, tensors, wire
from .messages import Told
from .shared import Held

_SMALL = 1 << 12
"""Up to so many bytes are sooner copied than viewed, to be compared."""


class Objects:
    """The objects that stay here: what cannot travel gets a handle; generators, networks and optimisers have keys.

    `shared` are the arrays that lay here before the student's file did.
    """

    def __init__(self, shared: Mapping[str, Held]) -> None:
        self._shared = shared
        self._changed: list[wire.Shared] = []
        self._held: dict[int, Any] = {}
        self._kept: dict[tuple[type, str], Any] = {}
        self.stand_in: standin.StandIn | None = None
        """What takes the place of every device but the CPU, while it does."""

    def held(self, number: int) -> Any:
        """The object of a handle."""
        return self._held[number]

    def receive(self, value: Any) -> Any:
        """The student's side of a value that came over the wire; arrays are fresh and writable."""
        if isinstance(value, wire.Tensor):
            return self._put(torch.from_numpy(value.array.copy()), value.device)
        if isinstance(value, list):
            return [self.receive(item) for item in value]
        if isinstance(value, dict):
            return {key: self.receive(item) for key, item in value.items()}
        if isinstance(value, wire.Handle):
            return self._held[value.number]
        if isinstance(value, (wire.Generator, wire.Network, wire.Optimizer)):
            name = (type(value), value.key)
            if name not in self._kept:
                self._kept[name] = self._made(value)
            return self._kept[name]
        if isinstance(value, wire.Device):
            return torch.device(value.name)
        if isinstance(value, wire.Shared):
            return self._put(self._rows(value), value.device)
        if isinstance(value, wire.View):
            return self._view(value)
        if isinstance(value, tuple):
            return tuple(self.receive(item) for item in value)
        if isinstance(value, np.ndarray):
            return value.copy()
        return value

    def contents(self, sent: Any, value: Any) -> list[np.ndarray[Any, Any]]:
        """What the leaves of a value hold that was received just now: as it was sent, or else a copy."""
        if isinstance(sent, wire.Tensor):
            return [sent.array]
        if isinstance(sent, np.ndarray):
            return [sent]
        if isinstance(sent, wire.Shared):
            return [self._shared[sent.name].originals(sent.start, sent.stop)]
        if type(sent) in (list, tuple):
            return [array for pair in zip(sent, value, strict=True) for array in self.contents(*pair)]
        if isinstance(sent, dict):
            return [array for key, item in sent.items() for array in self.contents(item, value[key])]
        return [_content(leaf).copy() for leaf in leaves(value)]

    def note_changed(self, sent: Sequence[Any]) -> None:
        """Have rows that a call changed restored before rows are given again: until then its answer may hold them."""
        self._changed += [value for value in sent if isinstance(value, wire.Shared)]

    def _rows(self, shared: wire.Shared) -> torch.Tensor:
        for changed in self._changed:
            self._shared[changed.name].restore(changed.start, changed.stop)
        self._changed.clear()
        return self._shared[shared.name].rows(shared.start, shared.stop)

    def _put(self, tensor: torch.Tensor, device: str) -> torch.Tensor:
        if self.stand_in:
            return self.stand_in.put(tensor, device)
        return tensor if device == "cpu" else tensor.to(device)

    def _view(self, view: wire.View) -> torch.Tensor:
        storage = self._put(torch.from_numpy(view.storage.copy()), view.device)
        # Not `as_strided`, whose results autograd takes for parts of another tensor.
        tensor = _over(storage.untyped_storage(), storage.dtype, view.offset, view.shape, view.strides)
        if view.parameter:
            return torch.nn.Parameter(tensor, view.requires_grad)
        return tensor.requires_grad_(view.requires_grad)

    def state(self, network: wire.Network) -> Any:
        """What has become of a network: its modes, and its parameters and buffers; see `networks.state`."""
        return self.send(networks.state(self.receive(network)))

    def _made(self, value: wire.Generator | wire.Network | wire.Optimizer) -> Any:
        if isinstance(value, wire.Generator):
            kind = standin.Generator if self.stand_in and value.device != "cpu" else torch.Generator
            return kind("cpu" if self.stand_in else value.device).manual_seed(value.seed)
        if isinstance(value, wire.Network):
            return networks.build(self.receive(value.layers), value.training)
        return torch.optim.SGD(self.receive(value.network).parameters(), lr=value.learning_rate)

    def send(self, value: Any, depth: int = 0) -> Any:  # noqa: PLR0912 - one line per kind of value
        """The wire's side of something the student returned."""
        if isinstance(value, torch.Tensor):
            return tensors.tensor(value, self.stand_in.place(value) if self.stand_in else str(value.device))
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, int):
            return int(value) if abs(value) < 1 << 63 else wire.Opaque("int", "an integer of more than 63 bits")
        if isinstance(value, np.generic):
            return tensors.scalar(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return complex(value)
        if isinstance(value, str):
            return str(value)[: wire.MAX_TEXT]
        if isinstance(value, np.ndarray):
            return tensors.array(value)
        if isinstance(value, (torch.dtype, torch.device)):
            return wire.Opaque(type(value).__name__, str(value))
        if depth < wire.MAX_DEPTH - 1:
            if isinstance(value, tuple):
                return tuple(self.send(item, depth + 1) for item in _items(value))
            if isinstance(value, list):
                items = list(_items(value))
                floats = set(map(type, items)) == {float}  # training returns thousands
                return items if floats else [self.send(item, depth + 1) for item in items]
            if _is_named(value):
                return {key: self.send(item, depth + 1) for key, item in dict.items(value)}
        return self.hold(value)

    def hold(self, value: Any) -> wire.Handle:
        """The handle of something that stays here, whatever it is."""
        self._held[len(self._held) + 1] = value
        return wire.Handle(len(self._held), type(value).__name__[:200])

    def send_results(self, result: Any, hold: Sequence[int]) -> Any:
        """The wire's side of what a function returned, but for the results at those positions, which are held."""
        if not hold:
            return self.send(result)
        if not isinstance(result, (tuple, list)):
            return self.hold(result) if 0 in hold else self.send(result)
        return tuple(self.hold(item) if i in hold else self.send(item, 1) for i, item in enumerate(_items(result)))

    def send_told(self, result: Any, told: Told) -> Any:
        """The wire's side of a dict of tensors: of each its numbers, or its outline, or its gradient if it has one.

        Integers have no outlines: they come in full. Where a tensor is there twice, its first name comes the second
        time.
        """
        if not _is_named(result):
            return self.send(result)
        first: dict[int, str] = {}
        for name, item in dict.items(result):
            first.setdefault(id(item), name)
        return {
            name: self._told(item, told) if first[id(item)] == name else first[id(item)]
            for name, item in dict.items(result)
        }

    def _told(self, item: Any, told: Told) -> Any:
        asked = tensors.gradient(item) if told == "gradients" else None
        outline = None if told == "numbers" else tensors.outline(item)
        return self.send(asked, 1) if asked is not None else outline or self.send(item, 1)


def _is_named(value: Any) -> bool:
    """Whether it is a dict whose keys are texts."""
    return isinstance(value, dict) and all(type(key) is str for key in dict.keys(value))


def _items(value: tuple[Any, ...] | list[Any]) -> Iterator[Any]:
    """What it holds: a method of a student's own would run when nobody watches any more."""
    return tuple.__iter__(value) if isinstance(value, tuple) else list.__iter__(value)


class Filled:
    """A tensor that a call is to fill: where it lies before, and what has become of it after."""

    def __init__(self, tensor: torch.Tensor) -> None:
        self._tensor, self._layout = tensor, _layout(tensor)
        self._storage = _over(tensor.untyped_storage(), tensor.dtype)

    def fate(self, result: Any) -> tuple[torch.Tensor, bool, bool, bool, bool]:
        """Its storage, as whoever else holds it sees it; then whether the tensor is `result`, whether it lies where it
        lay, whether it requires gradients, and whether it is a leaf.
        """
        tensor = self._tensor
        return self._storage, result is tensor, _layout(tensor) == self._layout, tensor.requires_grad, tensor.is_leaf


def _over(storage: torch.UntypedStorage, dtype: torch.dtype, *layout: Any) -> torch.Tensor:
    """A tensor over a storage: over all of it, or in the layout of offset, shape and strides."""
    return torch.empty(0, dtype=dtype, device=storage.device).set_(storage, *layout)


def _layout(tensor: torch.Tensor) -> tuple[Any, ...]:
    place = tensor.untyped_storage().data_ptr(), tensor.storage_offset()
    return *place, tuple(tensor.shape), tensor.stride(), tensor.dtype, tensor.device


def leaves(value: Any) -> list[Any]:
    """The tensors and arrays in a value, through lists, tuples and dicts."""
    if isinstance(value, (torch.Tensor, np.ndarray)):
        return [value]
    if isinstance(value, (list, tuple)):
        return [leaf for item in _items(value) if type(item) is not float for leaf in leaves(item)]
    if isinstance(value, dict):
        return [leaf for item in dict.values(value) for leaf in leaves(item)]
    return []


def holds(value: Any, before: list[np.ndarray[Any, Any]]) -> bool:
    """Whether the leaves of a value hold what they held: NaN equals itself here, and 0 is another number than -0."""
    try:
        return all(_same(_content(leaf), old) for leaf, old in zip(leaves(value), before, strict=True))
    except BaseException:  # resized or retyped in place: no longer what was given
        return False


def _content(leaf: Any) -> np.ndarray[Any, Any]:
    """The numbers of a leaf; of what NumPy cannot hold, sparse or bfloat16, nothing is known."""
    if isinstance(leaf, torch.Tensor):
        numbers = tensors.view(leaf)
        if numbers is not None:
            return numbers
        with suppress(TypeError, RuntimeError):
            return leaf.detach().cpu().numpy()
        return np.empty(0)
    return np.asarray(leaf)


def _same(array: np.ndarray[Any, Any], old: np.ndarray[Any, Any]) -> bool:
    if array.shape != old.shape or array.dtype != old.dtype:
        return False
    if array.nbytes <= _SMALL or array.dtype.kind not in "biufc":
        return array.tobytes() == old.tobytes()
    bits = f"i{min(array.itemsize, 8)}"
    return np.array_equal(array.ravel().view(bits), old.ravel().view(bits))


def memory(value: Any) -> set[int]:
    """The addresses of the memory that a value's non-empty leaves lie in."""
    found = set()
    for leaf in leaves(value):
        if isinstance(leaf, torch.Tensor):
            if leaf.layout == torch.strided and leaf.numel():
                found.add(leaf.untyped_storage().data_ptr())
        elif leaf.size:
            while isinstance(leaf.base, np.ndarray):
                leaf = leaf.base  # noqa: PLW2901 - the owner of the memory, not the view
            found.add(leaf.__array_interface__["data"][0])
    return found
