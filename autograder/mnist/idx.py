"""The idx format in which MNIST is published: big-endian sizes, then a byte per entry; plain, or in gzip."""

from __future__ import annotations

import gzip
import math
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_UNSIGNED_BYTES = 0x08
_LARGEST = 256 << 20
"""Bytes of entries in one file: more than five times the 60,000 images that are published, and no bomb."""


class MnistError(Exception):
    """A file is not what it must be: which, what is wrong, and what was expected, in one line."""


def read_idx(folder: Path, name: str, ndim: int) -> tuple[Array, Path]:
    """The uint8 array of `ndim` dimensions in the file `name`, or `name`.gz, of a folder; and which file it was.

    Raises `MnistError` for a file that is absent, damaged, too large, or of another format or length.
    """
    path = _found(folder, name)
    data = _content(path)
    header = struct.Struct(f">{ndim + 1}I")
    if len(data) < header.size:
        raise MnistError(f"{path}: has {len(data)} bytes, fewer than the header of an idx file")
    magic, *shape = header.unpack_from(data)
    asked = _UNSIGNED_BYTES << 8 | ndim
    if magic != asked:
        raise MnistError(f"{path}: begins with the magic number {magic:#010x}, asked is {asked:#010x}")
    count, size = len(data) - header.size, math.prod(shape)
    if count != size:
        sizes = " x ".join(map(str, shape))
        raise MnistError(f"{path}: its header announces {sizes} = {size} bytes, and {count} follow")
    return np.frombuffer(data, np.uint8, count, header.size).reshape(shape), path


def _found(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise MnistError(f"{folder / name}: there is no such file, nor {name}.gz")


def _content(path: Path) -> bytes:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise MnistError(f"{path}: is damaged, or no gzip file: {error}") from None
    except OSError as error:
        raise MnistError(f"{path}: {error.strerror or error}") from None
    if len(data) > _LARGEST:
        raise MnistError(f"{path}: holds more than {_LARGEST >> 20} MiB")
    return data
