"""The wire's side of tensors, arrays and scalars, of which what cannot travel is described."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np
import torch

from . import wire

_NAMES = {getattr(torch, name): name for name in wire.DTYPES if hasattr(torch, name)}
_INTEGERS = frozenset({torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64})


def tensor(value: torch.Tensor, device: str) -> Any:
    """A tensor by value, which lies on that device, or a description of it."""
    name = _dtype(value)
    numbers = view(value)
    if numbers is None and not _is_dense(value):
        return wire.Opaque("Tensor", f"a tensor of dtype {name} and layout {value.layout} on {device}")
    if value.numel() * value.element_size() > wire.MAX_BLOB or value.ndim > wire.MAX_NDIM:
        return wire.Opaque("Tensor", f"a tensor of shape {tuple(value.shape)}, too large to look at"[:200])
    if numbers is None:
        plain = value.detach().cpu().resolve_conj().resolve_neg()
        if name not in wire.DTYPES:
            if not plain.is_floating_point():
                return wire.Opaque("Tensor", f"a tensor of dtype {name}")
            plain = plain.float()
        numbers = plain.contiguous().numpy()
    return wire.Tensor(
        array=numbers,
        dtype=name,
        device=device,
        requires_grad=value.requires_grad,
        has_grad_fn=value.grad_fn is not None,
    )


def view(value: torch.Tensor) -> np.ndarray[Any, Any] | None:
    """The numbers where they lie, of an ordinary tensor of the CPU; nothing of any other."""
    if type(value) is torch.Tensor:
        with suppress(TypeError, RuntimeError):
            return value.numpy()
    return None


def outline(value: Any) -> wire.Outline | None:
    """What there is to know of a tensor but for its numbers; nothing where it holds integers, or is no plain one."""
    if not isinstance(value, torch.Tensor) or value.dtype in _INTEGERS:
        return None
    if not _is_dense(value) or value.ndim > wire.MAX_NDIM:
        return None
    return wire.Outline(tuple(value.shape), _dtype(value), value.requires_grad)


def gradient(value: Any) -> torch.Tensor | None:
    """The gradient of a tensor that was given its numbers, if it has one."""
    return value.grad if isinstance(value, torch.Tensor) and value.is_leaf else None


def array(value: np.ndarray[Any, Any]) -> Any:
    """An array in this machine's byte order and in one piece, or a description of it."""
    if not value.dtype.isnative:
        value = value.astype(value.dtype.newbyteorder("="))
    if value.dtype not in wire.NAMES:
        return wire.Opaque("ndarray", f"an array of dtype {value.dtype.name[:60]}")
    if value.nbytes > wire.MAX_BLOB or value.ndim > wire.MAX_NDIM:
        return wire.Opaque("ndarray", f"an array of shape {value.shape}, too large to look at"[:200])
    return np.ascontiguousarray(value).reshape(value.shape).view(np.ndarray)


def scalar(value: np.generic) -> Any:
    """A NumPy scalar that knows its dtype, or a description of it."""
    name = wire.NAMES.get(value.dtype)
    if name and not isinstance(value, np.complexfloating):
        return wire.Scalar(value.item(), name)
    return wire.Opaque(type(value).__name__, str(value)[:200])


def _dtype(value: torch.Tensor) -> str:
    return _NAMES.get(value.dtype) or str(value.dtype).removeprefix("torch.")


def _is_dense(value: torch.Tensor) -> bool:
    return value.layout == torch.strided and not (value.is_nested or value.is_quantized or value.is_meta)
