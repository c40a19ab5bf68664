"""A folder as MNIST is published, with the images of the package in it."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np

from autograder.mnist import MNIST_5K

NAMES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def idx(array: Any) -> bytes:
    """An idx file of unsigned bytes."""
    array = np.asarray(array, np.uint8)
    return struct.pack(f">{1 + array.ndim}I", 0x0800 | array.ndim, *array.shape) + array.tobytes()


def contents() -> dict[str, bytes]:
    """The four files, not compressed."""
    with np.load(MNIST_5K) as file:
        train, test = file["train_images"].reshape(-1, 28, 28), file["test_images"].reshape(-1, 28, 28)
        return dict(zip(NAMES, map(idx, (train, file["train_labels"], test, file["test_labels"])), strict=True))


def publish(folder: Path, files: dict[str, bytes]) -> Path:
    """Write the files; those whose name ends in .gz are compressed."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(gzip.compress(content, 1) if name.endswith(".gz") else content)
    return folder
