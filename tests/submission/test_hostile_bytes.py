"""Whatever the bytes, reading ends in a source or in one clear line."""

import io
import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.submission import NothingToGrade, Unreadable, read

from .course import found

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

LINES = st.lists(
    st.one_of(
        st.binary(max_size=20),
        st.sampled_from([b"# coding: ", b"latin-1", b"utf-16", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"%%time", b"\\"]),
    )
).map(b"\n".join)

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(["code", "python"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["nbformat", "cells", "worksheets", "cell_type", "source", "input", "metadata", "x"]),
            inner,
        ),
    ),
    max_leaves=20,
)
CELLS = st.lists(st.fixed_dictionaries({"cell_type": st.just("code")}, optional={"source": VALUES, "input": VALUES}))
NOTEBOOKS = st.one_of(
    VALUES,
    st.fixed_dictionaries({"nbformat": st.integers(2, 5)}, optional={"cells": CELLS, "metadata": VALUES}),
    st.fixed_dictionaries({"nbformat": st.just(3), "worksheets": st.lists(st.fixed_dictionaries({"cells": CELLS}))}),
)


def archive_of(names: list[str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys(names):
            archive.writestr(name, name * 10)
    return buffer.getvalue()


NAMES = st.lists(st.sampled_from(["ada", "backprop", "backprop.py", "b.ipynb", "..", "é", ".", "__MACOSX"]), min_size=1)
ARCHIVES = st.lists(NAMES.map("/".join)).map(archive_of)


def ends_well(name: str, data: bytes) -> None:
    """Read one file as a submission and check that an error is one line of text."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "ada", name)
        path.parent.mkdir()
        path.write_bytes(data)
        try:
            for submission in found(path):
                for unit in read(submission).units:
                    unit.text.encode()
                    assert "\r" not in unit.text
                    assert "\0" not in unit.text
        except (Unreadable, NothingToGrade) as error:
            message = str(error)
            message.encode()
            assert message
            assert message.isprintable()


@unhurried
@given(st.one_of(st.binary(), LINES))
def test_any_bytes_as_a_script(data: bytes) -> None:
    ends_well("backprop.py", data)


@unhurried
@given(st.one_of(st.binary(), LINES))
def test_any_bytes_as_a_notebook(data: bytes) -> None:
    ends_well("backprop.ipynb", data)


@unhurried
@given(NOTEBOOKS)
def test_any_json_as_a_notebook(value: object) -> None:
    ends_well("backprop.ipynb", json.dumps(value).encode())


@unhurried
@given(st.one_of(st.binary(), LINES, ARCHIVES))
def test_any_bytes_as_an_archive(data: bytes) -> None:
    ends_well("class.zip", data)


@settings(unhurried, max_examples=300)
@given(ARCHIVES, st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_any_archive_with_bytes_changed(data: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[place % len(changed)] = value
    ends_well("class.zip", bytes(changed))
