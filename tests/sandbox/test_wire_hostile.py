"""Frames that nothing of ours sends: each is refused as `WireError`, quickly."""

from __future__ import annotations

import struct
import time
from datetime import datetime, timezone
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.sandbox.inside import decoding, encoding, wire
from autograder.sandbox.inside.wire import WireError

from .test_wire import values

TUPLE, ARRAY, TENSOR, COMPLEX = 1, 2, 3, 7
"""Extension codes of the format."""


def extension(code: int, content: Any) -> msgspec.msgpack.Ext:
    return msgspec.msgpack.Ext(code, msgspec.msgpack.encode(content))


def packed(code: int, content: Any) -> bytes:
    return msgspec.msgpack.encode(extension(code, content))


@given(st.binary(min_size=wire.HEADER.size, max_size=wire.HEADER.size))
@example(b"\xff" * 8)
def test_a_header_announces_no_more_than_the_bounds(header: bytes):
    try:
        structure, blob = decoding.extent(header)
    except WireError:
        return
    assert structure <= wire.MAX_STRUCTURE
    assert blob <= wire.MAX_BLOB


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        (["float64", [2], 0, 8], "disagree"),
        (["float64", [1], 0, 16], "disagree"),
        (["float64", [1], 8, 8], "disagree"),
        (["float64", [1], -8, 8], "disagree"),
        (["float64", [-1], 0, -8], "unknown dtype or shape"),
        (["float64", [-1, -1], 0, 8], "unknown dtype or shape"),
        (["float64", [2**40, 2**40], 0, 8], "disagree"),
        (["float64", [0, 2**64 - 1], 0, 0], "disagree"),
        (["float32", [0, 2**60], 0, 0], "disagree"),
        (["float32", [0, *[2**26] * 15], 0, 0], "disagree"),
        (["float64", [1] * 17, 0, 8], "unknown dtype or shape"),
        (["object", [1], 0, 8], "unknown dtype or shape"),
        (["O", [1], 0, 8], "unknown dtype or shape"),
        (["float128", [1], 0, 16], "unknown dtype or shape"),
        (["f8,f8", [1], 0, 16], "unknown dtype or shape"),
        (["float64", ["1"], 0, 8], "not of the wire format"),
        (["float64", [1.0], 0, 8], "not of the wire format"),
        (["float64", 1, 0, 8], "not of the wire format"),
        (["float64", [1]], "not of the wire format"),
        (["float64", [1], 0, 8, "float64", "cpu", False, False, "more"], "not of the wire format"),
        ({"dtype": "float64"}, "not of the wire format"),
        (None, "not of the wire format"),
    ],
)
@pytest.mark.parametrize("code", [ARRAY, TENSOR])
def test_an_array_must_be_what_it_claims(code: int, payload: Any, why: str):
    with pytest.raises(WireError, match=why):
        decoding.decode(packed(code, payload), bytes(8))


@pytest.mark.parametrize("field", [4, 5])
def test_a_tensors_labels_are_bounded(field: int):
    payload: list[Any] = ["float64", [1], 0, 8, "float64", "cpu", False, False]
    payload[field] = "x" * (wire.MAX_TEXT + 1)
    with pytest.raises(WireError, match="not one"):
        decoding.decode(packed(TENSOR, payload), bytes(8))


@pytest.mark.parametrize("code", [0, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 127, -1, -128])
@pytest.mark.parametrize("content", [None, 1, "text", {}, [], [1], ["a", "b"], [[], []], [1, "a", 2], [None, None]])
def test_every_other_kind_must_be_what_it_claims(code: int, content: Any):
    if (code, content) == (6, ["a", "b"]):
        return  # this one is right: something opaque of type "a", described as "b"
    with pytest.raises(WireError):
        decoding.decode(packed(code, content), b"")


@pytest.mark.parametrize("code", [4, 6])
def test_the_descriptions_of_objects_are_bounded(code: int):
    with pytest.raises(WireError):
        decoding.decode(packed(code, [1 if code == 4 else "a", "x" * (wire.MAX_TEXT + 1)]), b"")


@pytest.mark.parametrize(
    ("place", "wrong"), [(0, [1.0]), (1, [2]), (1, ("a",)), (2, 3), (3, 1.0), (4, 1), (5, None), (6, 7)]
)
def test_a_view_must_be_what_it_claims(place: int, wrong: Any):
    fields: list[Any] = [np.ones(2), (2,), (1,), 0, False, False, "cpu"]
    fields[place] = wrong
    frame = encoding.encode(wire.View(*fields))
    structure, _ = decoding.extent(frame[: wire.HEADER.size])
    frame = frame[wire.HEADER.size :]
    with pytest.raises(WireError, match=r"not one|TypeError"):
        decoding.decode(frame[:structure], frame[structure:])


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(0, [2]), (0, (-1,)), (0, (2.0,)), (0, (True,)), (0, (1,) * 17), (1, 3), (1, "x" * 2001), (2, 1), (2, None)],
)
def test_an_outline_must_be_what_it_claims(place: int, wrong: Any):
    fields: list[Any] = [(2, 3), "float32", True]
    fields[place] = wrong
    with pytest.raises(WireError, match="not one"):
        decoding.decode(encoding.encode(wire.Outline(*fields))[wire.HEADER.size :], b"")


def test_extensions_in_extensions_are_bounded():
    nested = msgspec.msgpack.encode([1])
    for _ in range(10_000):
        nested = msgspec.msgpack.encode([msgspec.msgpack.Ext(1, nested)])
        if len(nested) > wire.MAX_STRUCTURE:
            break
    with pytest.raises(WireError):
        decoding.decode(nested, b"")


def test_brackets_in_brackets_are_bounded():
    with pytest.raises(WireError):
        decoding.decode(b"\x91" * wire.MAX_STRUCTURE, b"")


def test_a_structure_that_announces_billions_of_items():
    array, mapping, text, binary, one_of_ours = b"\xdd", b"\xdf", b"\xdb", b"\xc6", b"\xc9"
    for kind in (array, mapping, text, binary, one_of_ours):
        with pytest.raises(WireError):
            decoding.decode(kind + b"\xff\xff\xff\xff\x01", b"")


def test_an_empty_or_longer_structure():
    with pytest.raises(WireError):
        decoding.decode(b"", b"")
    with pytest.raises(WireError):
        decoding.decode(msgspec.msgpack.encode(1) * 2, b"")


@settings(max_examples=500)
@given(st.binary(max_size=300), st.binary(max_size=64))
@example(b"\x81\x90\x01", b"")  # a list as a key
@example(b"\xd6\xff\x00\x00\x00\x00", b"")  # msgpack's own extension, a time
def test_arbitrary_bytes_are_a_value_or_a_wire_error(structure: bytes, blob: bytes):
    decode_or_refuse(structure, blob)


@settings(max_examples=500)
@given(values, st.data())
def test_mutated_frames_are_a_value_or_a_wire_error(value: Any, data: st.DataObject):
    frame = bytearray(encoding.encode(value))
    head = wire.HEADER.size
    structure, _ = decoding.extent(bytes(frame[:head]))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(head, len(frame) - 1))
        if data.draw(st.booleans()):
            frame[place] = data.draw(st.integers(0, 255))
        else:
            frame[place:place] = data.draw(st.binary(max_size=4))
    decode_or_refuse(bytes(frame[head : head + structure]), bytes(frame[head + structure :]))


LARGE = {
    "tuples": msgspec.msgpack.encode([extension(TUPLE, [])] * (wire.MAX_STRUCTURE // 4)),
    "arrays": msgspec.msgpack.encode([extension(ARRAY, ["int8", [8], 0, 8])] * (wire.MAX_STRUCTURE // 20)),
    "nothing": b"\xc0" * wire.MAX_STRUCTURE,
    "maps": b"\x82" * wire.MAX_STRUCTURE,
}


@pytest.mark.parametrize("structure", LARGE.values(), ids=LARGE.keys())
def test_the_largest_structures_are_decoded_or_refused_quickly(structure: bytes):
    started = time.perf_counter()
    decode_or_refuse(structure, bytes(8))
    assert time.perf_counter() - started < 5


def complex_numbers_of_one_hash(count: int) -> bytes:
    # hash(x + yj) == hash(x) + 1000003 hash(y), and an integral float's hash is itself.
    return b"".join(packed(COMPLEX, [float(1e15 - 1000003 * y), float(y)]) + b"\xc0" for y in range(count))


def test_a_map_of_colliding_keys_is_refused_at_once():
    # CPython does not randomise the hashes of numbers and tuples of them: 40,000 that collide would take a minute.
    assert hash(complex(1e15 - 1000003, 1)) == hash(complex(1e15, 0))
    count = 40_000
    started = time.perf_counter()
    with pytest.raises(WireError):
        decoding.decode(b"\xdf" + struct.pack(">I", count) + complex_numbers_of_one_hash(count), b"")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("key", [1, 1.5, None, True, b"bytes", extension(TUPLE, [1, 2])])
def test_a_map_has_texts_for_keys(key: Any):
    with pytest.raises(WireError):
        decoding.decode(b"\x81" + msgspec.msgpack.encode(key) + b"\xc0", b"")


def test_msgpacks_own_extension_is_none_of_ours():
    with pytest.raises(WireError):
        decoding.decode(msgspec.msgpack.encode([datetime(2026, 1, 1, tzinfo=timezone.utc)]), b"")


def decode_or_refuse(structure: bytes, blob: bytes) -> None:
    """Decode; `WireError` is the only exception that is let pass."""
    try:
        decoding.decode(structure, blob)
    except WireError:
        return
