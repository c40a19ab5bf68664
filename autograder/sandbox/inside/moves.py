"""Counting what a call moves from the CPU to another device: to move the data at every step is slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from . import messages

_aten: Any = torch.ops.aten


class Moves:
    """Counts the copies by whose numbers they are, which a part of an argument, a batch, shares with the whole."""

    def __init__(self, arguments: Sequence[Any]) -> None:
        self._sizes = [a.numel() if isinstance(a, torch.Tensor) else 0 for a in arguments]
        self._whose = {_address(arguments[i]): i for i, size in enumerate(self._sizes) if size}
        self._copied = [0] * len(arguments)
        self.reached = False
        """Whether any tensor lay on another device."""

    def add(self, source: torch.Tensor) -> None:
        """This was copied from the CPU to another device."""
        number = self._whose.get(_address(source))
        if number is not None:
            self._copied[number] += source.numel()

    def told(self) -> messages.Moves:
        """The count."""
        times = [copied / size if size else 0.0 for copied, size in zip(self._copied, self._sizes, strict=True)]
        return messages.Moves(self.reached, times)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Count what goes to a real device."""
        with _Watch(self):
            yield


class _Watch(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Sees every operation below autograd, under whatever name it was asked for."""

    def __init__(self, moves: Moves) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._moves = moves

    def __torch_dispatch__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        if isinstance(result, torch.Tensor) and not result.is_cpu:
            self._moves.reached = True
            sources = {_aten._to_copy.default: args[:1], _aten.copy_.default: args[1:2]}.get(func, ())
            for source in sources:
                if source.is_cpu:
                    self._moves.add(source)
        return result


def _address(tensor: torch.Tensor) -> int:
    return tensor.untyped_storage().data_ptr()
