"""The four idx files are read plain and compressed; one that is not as it must be is named, in one line."""

import gzip

import numpy as np
import pytest

from autograder import mnist
from autograder.mnist import MnistError

from ..command import run
from .published import NAMES, contents, idx, publish

CONTENTS = contents()


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_the_published_files_hold_the_same_images(tmp_path, suffix):
    folder = publish(tmp_path / "mnist", {name + suffix: content for name, content in CONTENTS.items()})
    assert mnist.load(folder).sha256 == mnist.load().sha256


def test_of_more_images_the_first_are_taken(tmp_path):
    images, labels = np.zeros((4100, 28, 28)), np.arange(4100) % 10
    more = {NAMES[0]: idx(images), NAMES[1]: idx(labels)}
    arrays = mnist.load(publish(tmp_path / "mnist", {**CONTENTS, **more})).arrays
    assert arrays["train_images"].shape == (4000, 784)
    assert arrays["train_labels"].tolist() == labels[:4000].tolist()


def test_too_few_images_are_not_taken(tmp_path):
    few = {NAMES[2]: idx(np.zeros((999, 28, 28))), NAMES[3]: idx(np.zeros(999))}
    with pytest.raises(MnistError, match="holds 999 images, fewer than the 1000 that are needed"):
        mnist.load(publish(tmp_path / "mnist", {**CONTENTS, **few}))


def flipped(content, at):
    """The compressed content with one of its bits the other way."""
    damaged = bytearray(gzip.compress(content, 1))
    damaged[at] ^= 1
    return bytes(damaged)


TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS = NAMES
BAD = {
    "the magic number of labels": (TRAIN_IMAGES, CONTENTS[TRAIN_LABELS], "0x00000801, asked is 0x00000803"),
    "no idx file": (TEST_LABELS, b"label\n1\n2\n", "magic number 0x6c616265"),
    "an empty file": (TEST_LABELS, b"", "fewer than the header"),
    "a byte too few": (TRAIN_IMAGES, CONTENTS[TRAIN_IMAGES][:-1], "3136000 bytes, and 3135999 follow"),
    "a byte too many": (TEST_LABELS, CONTENTS[TEST_LABELS] + b"\0", "1000 bytes, and 1001 follow"),
    "a header that announces too much": (TEST_LABELS, b"\0\0\x08\x01\xff\xff\xff\xff\1", "4294967295 bytes, and 1"),
    "pictures of another size": (TEST_IMAGES, idx(np.zeros((1000, 32, 32))), "32 x 32 pixels, not 28 x 28"),
    "too few images": (TEST_IMAGES, idx(np.zeros((10, 28, 28))), "1000 labels for the 10 images"),
    "too few labels": (TEST_LABELS, idx(np.zeros(10)), "10 labels for the 1000 images"),
    "a label that is no digit": (TEST_LABELS, idx(np.full(1000, 10)), "the label 10, which is no digit"),
}


@pytest.mark.parametrize(("name", "content", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path, name, content, said):
    folder = publish(tmp_path / "mnist", {**CONTENTS, name: content})
    with pytest.raises(MnistError, match=said) as caught:
        mnist.load(folder)
    assert name.split("-")[0] in str(caught.value)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


DAMAGED = {
    "another checksum": flipped(CONTENTS[TEST_LABELS], -8),
    "another length": flipped(CONTENTS[TEST_LABELS], -1),
    "broken in the middle": flipped(CONTENTS[TEST_LABELS], 60),
    "cut off": gzip.compress(CONTENTS[TEST_LABELS])[:100],
    "not compressed at all": CONTENTS[TEST_LABELS],
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED)
def test_damage_to_a_compressed_file_is_seen(tmp_path, damaged):
    folder = publish(tmp_path / "mnist", {name: content for name, content in CONTENTS.items() if name != TEST_LABELS})
    (folder / f"{TEST_LABELS}.gz").write_bytes(damaged)
    with pytest.raises(MnistError, match=f"{TEST_LABELS}.gz: ") as caught:
        mnist.load(folder)
    assert "\n" not in str(caught.value)


def test_a_file_that_unfolds_without_end_is_not_unfolded(tmp_path):
    folder = publish(tmp_path / "mnist", {name: content for name, content in CONTENTS.items() if name != TEST_IMAGES})
    with gzip.open(folder / f"{TEST_IMAGES}.gz", "wb", 1) as file:
        for _ in range(300):
            file.write(bytes(1 << 20))
    with pytest.raises(MnistError, match="holds more than 256 MiB"):
        mnist.load(folder)


def test_an_absent_file_is_named(tmp_path):
    folder = publish(tmp_path / "mnist", {NAMES[0]: CONTENTS[NAMES[0]]})
    with pytest.raises(MnistError, match=f"{NAMES[1]}: there is no such file, nor {NAMES[1]}.gz"):
        mnist.load(folder)


@pytest.mark.parametrize("command", ["grade", "validate"])
def test_the_command_says_so_in_one_line_and_exits_with_2(tmp_path, command):
    given = (tmp_path, "--out", tmp_path / "out") if command == "grade" else ()
    finished = run(command, *given, "--mnist", tmp_path)
    assert finished.code == 2
    assert NAMES[0] in finished.err
    assert finished.err.count("\n") == 1
