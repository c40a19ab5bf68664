"""What is fuzzed: each target has a corpus of bytes to mutilate, and says how a case ended."""

from __future__ import annotations

import io
import json
import struct
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder import results
from autograder.sandbox.inside import decoding, frames, messages, wire
from autograder.submission import NothingToGrade, Submission, Unreadable, read
from autograder.submission.identity import folder_name

from .marking import Text
from .submission.course import found, notebook

_CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
"""Control characters, halves of surrogate pairs, and separators of lines and paragraphs."""


def clear(error: Exception) -> str:
    """What a refusal is counted as; fails unless it is one line that any person and any output can take."""
    text = str(error)
    text.encode()
    assert not any(unicodedata.category(character) in _CONTROLS for character in text), text
    assert text, type(error)
    return "refused"


class Frames:
    """Frames of the wire, decoded as values and as the messages that a submission may send."""

    corpus = tuple(
        frames.encode(message)
        for message in (
            messages.Answer("returned", wire.Tensor(np.arange(6.0).reshape(2, 3), "float64"), cpu=0.5),
            messages.Answer("returned", (np.ones((2, 2), "float32"), [1.0, True, None, "a"], 3 + 4j)),
            messages.Answer("returned", [wire.Handle(1, "Model"), wire.Opaque("int", "x"), wire.Scalar(1, "int8")]),
            messages.Answer("returned", [{"key": {"key": [[[()]]]}}, wire.Generator("key", 5), np.zeros((0, 3))]),
            messages.Answer("returned", [wire.Tensor(np.ones(2, "float32"), "bfloat16", "cuda:0", True, True)] * 3),
            messages.Answer("returned", wire.Outline((2, 3), "float32", True), network=(True, [np.ones(2)]), cpu=1.0),
            messages.Answer("returned", [2**64 - 1, -(2**63)], view=wire.View(np.ones(3), (2,), (1,), 1)),
            messages.Answer("raised", raised=messages.Raised("E", "é", [messages.Frame("u", 1, "f")])),
            messages.Loaded([messages.Problem(messages.Frame("u", 2, ""), "E", "t")], 1.0),
            messages.Parsed("line 1"),
            messages.Parsed(offences=[messages.Offence("f", "torch.nn", messages.Frame("u", 1, "f"))]),
        )
    )

    def run(self, data: bytes) -> str:
        kind: type[Any]
        for kind in (messages.Answer, messages.Parsed, messages.Loaded):
            try:
                structure, blob = decoding.extent(data[:8].ljust(8, b"\0"))
                frames.reply(kind, data[8:][:structure], data[8:][structure : structure + blob])
            except wire.WireError as error:
                ended = clear(error)
            else:
                return kind.__name__
        return ended


class Scripts:
    """Scripts in many encodings, line ends and states of decay."""

    corpus = (
        "import torch\n\n\ndef sigmoid(x):\n    return 1 / (1 + torch.exp(-x))  # é 시그모이드 👩‍💻\n".encode(),
        "\ufeffdef sigmoid(x):\r\n    return x\r\n".encode(),
        "# -*- coding: cp949 -*-\nname = '시그모이드'\n".encode("cp949"),
        "# vim: set fileencoding=latin-1 :\nname = 'é'\r".encode("latin-1"),
        "#!/usr/bin/env python\n# coding: shift_jis\nname = '表'\n".encode("shift_jis"),
        "def sigmoid(x):\n    return x\n".encode("utf-16"),
        "def sigmoid(x):\n    return x\n".encode("utf-32"),
        b"# coding: unicode_escape\nx = 1\n",
        b"# coding: zip\n# coding: utf-7\n+AGE-\n",
        b"\x00" * 40 + b"\xff\xfe\x00",
        b"x = '\\ud800' \x0c\x1c\x85\n" * 20,
    )

    def run(self, data: bytes) -> str:
        return self._read("backprop.py", data)

    def _read(self, name: str, data: bytes) -> str:
        try:
            source = read(Submission("ada", "backprop", "memory", (Text(data, name),)))
        except Unreadable as error:
            return clear(error)
        for unit in source.units:
            unit.text.encode()
            assert not {"\r", "\0"} & set(unit.text)
        return "read"


class Notebooks(Scripts):
    """Notebooks of both formats, with ids missing and doubled, outputs of every kind and cells that are none."""

    corpus = (
        notebook("import torch", "def sigmoid(x):\n    return x", "%%time\nsigmoid(1)").encode(),
        notebook("x = 1", kernelspec={"name": "python3", "language": "python"}).encode("utf-8-sig"),
        json.dumps(
            {
                "nbformat": 4,
                "nbformat_minor": 5,
                "metadata": {},
                "cells": [
                    {
                        "cell_type": "code",
                        "id": "same",
                        "metadata": {"nbgrader": {"locked": True, "grade_id": "a"}},
                        "source": ["def f():\n", "    return 1\n"],
                        "outputs": [{"data": {"image/png": "AAAA" * 50}, "x": float("nan")}],
                        "execution_count": 3,
                    },
                    {
                        "cell_type": "code",
                        "id": "same",
                        "metadata": {},
                        "source": "!ls\n%matplotlib inline\nf()",
                        "outputs": [],
                    },
                    {"cell_type": "markdown", "source": "# é", "attachments": {}},
                    {"cell_type": "raw", "source": ""},
                ],
            }
        ).encode(),
        json.dumps(
            {
                "nbformat": 3,
                "nbformat_minor": 0,
                "metadata": {"name": ""},
                "worksheets": [
                    {
                        "cells": [
                            {
                                "cell_type": "code",
                                "language": "python",
                                "input": ["x = 1\n", "y"],
                                "outputs": [],
                                "collapsed": True,
                            },
                            {"cell_type": "heading", "level": 1, "source": "t"},
                        ]
                    }
                ],
            }
        ).encode(),
        b'{"nbformat": 4, "metadata": {"language_info": {"name": "R"}}, "cells": []}',
        b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\\ud83d\\ude00\\ud800", "outputs": [-Infinity]}]}',
        b'{"nbformat": 5, "cells": [[[[[[[[[[]]]]]]]]]]}',
    )

    def run(self, data: bytes) -> str:
        return self._read("backprop.ipynb", data)


def archive(names: Sequence[str], *, encrypted: bool = False, link: bool = False, bomb: bool = False) -> bytes:
    """A zip of files under these names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = (0o120777 if link else 0o100644) << 16
            made.writestr(member, b"\0" * (1 << 22) if bomb else f"# {name}\n" * 3)
    data = bytearray(buffer.getvalue())
    if encrypted:
        data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


class Archives:
    """Archives of classes: honest ones, bombs, encrypted ones, links, names that lead out of them."""

    corpus = (
        archive(["ada/backprop/backprop.py", "emmy/backprop/backprop.ipynb", "__MACOSX/._x"]),
        archive(["class/ada/backprop.py", "class/Ada/backprop.py", "class/김 민/backprop.py"]),
        archive(["../../etc/passwd", "/etc/passwd", "C:\\x\\backprop.py", "ada\\backprop.py"]),
        archive(["ada/backprop.py"], encrypted=True),
        archive(["ada/backprop.py"], link=True),
        archive(["ada/backprop.py"], bomb=True),
        archive(
            ["👩‍💻/backprop.py", "-rf/backprop.py", "'; \"/backprop.py", "=1+1/backprop.py", "a" * 200 + "/backprop.py"]
        ),
        archive([]),
        b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0),
    )

    def __init__(self, folder: Path) -> None:
        self._path = folder / "class.zip"

    def run(self, data: bytes) -> str:
        self._path.write_bytes(data)
        try:
            submissions = found(self._path)
        except NothingToGrade as error:
            return clear(error)
        for submission in submissions:
            try:
                read(submission)
            except Unreadable as error:
                clear(error)
        return "found"


class Names:
    """Folders of a class under names from nowhere: each is a student's own, or the class is refused in a line."""

    corpus = tuple(
        name.encode()
        for name in (
            "ada",
            "Ada",
            "김민수",
            "Ada Lovelace",
            "👩‍💻",
            "-rf",
            "--help",
            "o'brien",
            'say "hi"',
            "a\\b",
            "..x",
            "%2e%2e",
            "ad\u0301a",
            "adá",
            "=1+1",
            "a\nb",
            "\x1b[2J",
            "a" * 200,
            "con",
            "50% ada",
            "\u202eada",
            ".",
        )
    )

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def run(self, data: bytes) -> str:
        self._count += 1
        batch = self._folder / f"class{self._count}"
        batch.mkdir()
        made = 0
        for name in {data[:250].replace(b"/", b"-").replace(b"\0", b"") or b"x", b"emmy"}:
            try:
                (batch / name.decode("utf-8", "surrogateescape")).mkdir()
                (batch / name.decode("utf-8", "surrogateescape") / "backprop.py").write_text("x = 1\n")
                made += 1
            except OSError:  # no name for a file system, such as '..'
                continue
        try:
            submissions = found(batch)
        except NothingToGrade as error:
            return clear(error)
        finally:
            _remove(batch)
        folders = {folder_name(submission.student) for submission in submissions}
        assert len(folders) == len(submissions) <= made
        for submission in submissions:
            submission.student.encode()
            assert (
                results.result_path(self._folder, submission.student, "backprop").parent.parent
                == self._folder / "results"
            )
        return "found"


def _remove(batch: Path) -> None:
    for student in batch.iterdir():
        for file in student.iterdir():
            file.unlink()
        student.rmdir()
    batch.rmdir()


TARGETS: dict[str, Callable[[Path], Any]] = {
    "frames": lambda _: Frames(),
    "scripts": lambda _: Scripts(),
    "notebooks": lambda _: Notebooks(),
    "archives": Archives,
    "names": Names,
}
