"""Where a tensor says that it lies: a mark on its storage, which views share, and which is lost with the storage.

A tensor without a mark came out of sight of whoever sets them: of it nothing is known.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import torch

THERE = torch.device("cuda", 0)
HERE = torch.device("cpu")

_MARK = "autograder_lies_on"
"""The storage's attribute: torch keeps a storage's Python object as long as the storage."""


def place(tensor: torch.Tensor) -> torch.device | None:
    """Where a tensor lies, as far as that is known."""
    try:
        return getattr(tensor.untyped_storage(), _MARK, None)
    except Exception:  # no storage of its own: sparse, functorch's wrappers
        return None


def put(tensor: torch.Tensor, where: torch.device) -> None:
    """Have a tensor, and all that share its storage, lie there from now on."""
    setattr(tensor.untyped_storage(), _MARK, where)


def mark(result: Any, where: torch.device, *, anew: bool = False) -> None:
    """Have the tensors in a result lie there; unless `anew`, only those whose storage was not seen before."""
    for tensor in tensors(result):
        if anew or place(tensor) is None:
            with suppress(Exception):
                put(tensor, where)


def tensors(value: Any, depth: int = 3) -> list[torch.Tensor]:
    """The tensors among the arguments of a function, and in lists of them."""
    if isinstance(value, torch.Tensor):
        return [value]
    if depth and isinstance(value, (list, tuple)):
        return [tensor for item in value for tensor in tensors(item, depth - 1)]
    if depth and isinstance(value, dict):
        return [tensor for item in value.values() for tensor in tensors(item, depth - 1)]
    return []
