"""Frames that nothing of ours sends: each is refused as `WireError`, quickly."""

from __future__ import annotations

import struct
import time
from contextlib import suppress
from datetime import datetime, timezone
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from autograder.sandbox.inside import decoding, frames, messages, wire
from autograder.sandbox.inside.wire import WireError

from .test_wire import framed, parts, values

HANDLE, DEVICE, OPAQUE, LIST, TUPLE, MAP, COMPLEX, ARRAY, TENSOR = 2, 5, 6, 20, 21, 22, 23, 24, 25
"""Numbers of the format's kinds."""


def holding(node: bytes) -> bytes:
    """The structure of an answer with these bytes for its value."""
    return b"\x82" + b"".join(map(msgspec.msgpack.encode, ("status", "returned", "value"))) + node


def decode(node: bytes, blob: bytes) -> Any:
    return frames.reply(messages.Answer, holding(node), blob).value


def packed(kind: Any, fields: Any) -> bytes:
    """Something of a kind: its fields in a list, or what stands in the place of one."""
    return msgspec.msgpack.encode([kind, *fields] if isinstance(fields, list) else [kind, fields])


@given(st.binary(min_size=wire.HEADER.size, max_size=wire.HEADER.size))
@example(b"\xff" * 8)
def test_a_header_announces_no_more_than_the_bounds(header: bytes):
    try:
        structure, blob = decoding.extent(header)
    except WireError:
        return
    assert structure <= wire.MAX_STRUCTURE
    assert blob <= wire.MAX_BLOB


TOLD = ["bfloat16", "cpu", False, False]
"""What a tensor is beyond its numbers."""


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (["float64", [2], 0, 8], "disagree"),
        (["float64", [1], 0, 16], "disagree"),
        (["float64", [1], 8, 8], "disagree"),
        (["float64", [1], -8, 8], ">= 0"),
        (["float64", [-1], 0, -8], ">= 0"),
        (["float64", [-1, -1], 0, 8], ">= 0"),
        (["float64", [2**40, 2**40], 0, 8], "disagree"),
        (["float64", [0, 2**64 - 1], 0, 0], "disagree"),
        (["float32", [0, 2**60], 0, 0], "disagree"),
        (["float32", [0, *[2**26] * 15], 0, 0], "disagree"),
        (["float64", [1] * 17, 0, 8], "length <= 16"),
        (["object", [1], 0, 8], "Invalid enum value"),
        (["O", [1], 0, 8], "Invalid enum value"),
        (["float128", [1], 0, 16], "Invalid enum value"),
        (["f8,f8", [1], 0, 16], "Invalid enum value"),
        (["float64", ["1"], 0, 8], "Expected `int`"),
        (["float64", [1.5], 0, 8], "Expected `int`"),
        (["float64", [True], 0, 8], "Expected `int`"),
        (["float64", 1, 0, 8], "Expected `array`"),
    ],
)
@pytest.mark.parametrize("kind", [ARRAY, TENSOR])
def test_an_array_must_be_what_it_claims(kind: int, fields: list[Any], why: str):
    with pytest.raises(WireError, match=why):
        decode(packed(kind, fields + TOLD * (kind == TENSOR)), bytes(8))


@pytest.mark.parametrize("kind", [ARRAY, TENSOR])
@pytest.mark.parametrize("fields", [["float64", [1]], {"dtype": "float64"}, None])
def test_an_array_without_all_that_it_needs_is_none(kind: int, fields: Any):
    with pytest.raises(WireError, match="Expected"):
        decode(packed(kind, fields), bytes(8))


@pytest.mark.parametrize("kind", [ARRAY, TENSOR])
def test_an_array_with_more_than_that_is_none(kind: int):
    with pytest.raises(WireError, match="Expected `array` of"):
        decode(packed(kind, ["float64", [1], 0, 8, *TOLD, "more"]), bytes(8))


@pytest.mark.parametrize("place", [4, 5])
def test_a_tensors_labels_are_bounded(place: int):
    fields: list[Any] = ["float64", [1], 0, 8, *TOLD]
    fields[place] = "x" * (wire.MAX_TEXT + 1)
    with pytest.raises(WireError, match="length <= 2000"):
        decode(packed(TENSOR, fields), bytes(8))


def test_a_tensor_does_not_claim_a_dtype_that_its_numbers_are_not_of():
    with pytest.raises(WireError, match="not of the dtype it claims"):
        decode(packed(TENSOR, ["float64", [1], 0, 8, "float32", "cpu", False, False]), bytes(8))


KINDS = [*range(30), 127, -1, -128, "1", None, 1.5]
FIELDS = [None, 1, "text", {}, [], [1], ["a", "b"], [[], [], 1], [1, "a", 2], [None, None]]
RIGHT = [(OPAQUE, ["a", "b"]), (DEVICE, "text"), (MAP, {})]


@pytest.mark.parametrize(
    ("kind", "fields"), [(kind, fields) for kind in KINDS for fields in FIELDS if (kind, fields) not in RIGHT]
)
def test_every_kind_must_be_what_it_claims(kind: Any, fields: Any):
    with pytest.raises(WireError):
        decode(packed(kind, fields), b"")


@pytest.mark.parametrize("kind", [HANDLE, OPAQUE])
def test_the_descriptions_of_objects_are_bounded(kind: int):
    with pytest.raises(WireError):
        decode(packed(kind, [1 if kind == HANDLE else "a", "x" * (wire.MAX_TEXT + 1)]), b"")


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(0, None), (1, ("a",)), (2, 3), (3, 1.5), (4, 1), (5, None), (6, 7), (6, "x" * (wire.MAX_TEXT + 1))],
)
def test_a_view_must_be_what_it_claims(place: int, wrong: Any):
    fields: list[Any] = [np.ones(2), (2,), (1,), 0, False, False, "cpu"]
    fields[place] = wrong
    with pytest.raises(WireError):
        frames.reply(messages.Answer, *parts(framed(wire.View(*fields))))


@pytest.mark.parametrize(
    ("place", "wrong"),
    [(0, (-1,)), (0, (2.5,)), (0, (True,)), (0, (1,) * 17), (1, 3), (1, "x" * 2001), (2, 1), (2, None)],
)
def test_an_outline_must_be_what_it_claims(place: int, wrong: Any):
    fields: list[Any] = [(2, 3), "float32", True]
    fields[place] = wrong
    with pytest.raises(WireError, match="Expected"):
        frames.reply(messages.Answer, *parts(framed(wire.Outline(*fields))))


@pytest.mark.parametrize("levels", [wire.MAX_DEPTH + 1, 100, 10_000, wire.MAX_STRUCTURE // 3])
def test_kinds_in_kinds_are_bounded(levels: int):
    with pytest.raises(WireError):
        decode(bytes([0x92, TUPLE, 0x91]) * levels + b"\xc0", b"")


def test_brackets_in_brackets_are_bounded():
    with pytest.raises(WireError):
        decode(b"\x91" * wire.MAX_STRUCTURE, b"")


def test_a_structure_that_announces_billions_of_items():
    array, mapping, text, binary, extension = b"\xdd", b"\xdf", b"\xdb", b"\xc6", b"\xc9"
    for kind in (array, mapping, text, binary, extension):
        for place in (b"", bytes([0x92, LIST]), bytes([0x92, MAP])):
            with pytest.raises(WireError):
                decode(place + kind + b"\xff\xff\xff\xff\x01", b"")


def test_an_empty_or_longer_structure():
    with pytest.raises(WireError):
        decode(b"", b"")
    with pytest.raises(WireError):
        decode(msgspec.msgpack.encode(1) * 2, b"")


@settings(max_examples=500)
@given(st.binary(max_size=300), st.binary(max_size=64))
@example(b"\x81\x90\x01", b"")  # a list as a key
@example(b"\xd6\xff\x00\x00\x00\x00", b"")  # msgpack's own extension, a time
def test_arbitrary_bytes_are_a_value_or_a_wire_error(structure: bytes, blob: bytes):
    decode_or_refuse(structure, blob)
    decode_or_refuse(holding(structure), blob)


@settings(max_examples=500)
@given(values, st.data())
def test_mutated_frames_are_a_value_or_a_wire_error(value: Any, data: st.DataObject):
    frame = bytearray(framed(value))
    head = wire.HEADER.size
    structure, _ = decoding.extent(bytes(frame[:head]))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(head, len(frame) - 1))
        if data.draw(st.booleans()):
            frame[place] = data.draw(st.integers(0, 255))
        else:
            frame[place:place] = data.draw(st.binary(max_size=4))
    decode_or_refuse(bytes(frame[head : head + structure]), bytes(frame[head + structure :]))


def many(one: bytes) -> bytes:
    """A list of as many as fit into a structure."""
    count = wire.MAX_STRUCTURE // len(one) - 100
    return bytes([0x92, LIST, 0xDD]) + struct.pack(">I", count) + one * count


LARGE = {
    "tuples": many(packed(TUPLE, [[]])),
    "arrays": many(packed(ARRAY, ["int8", [8], 0, 8])),
    "nothing": many(b"\xc0"),
    "maps": many(packed(MAP, {})),
    "maps in maps": bytes([0x92, MAP, 0x81, 0xA0]) * (wire.MAX_STRUCTURE // 4),
}


@pytest.mark.parametrize("structure", LARGE.values(), ids=LARGE.keys())
def test_the_largest_structures_are_decoded_or_refused_quickly(structure: bytes):
    started = time.perf_counter()
    with suppress(WireError):
        decode(structure, bytes(8))
    assert time.perf_counter() - started < 5


def complex_numbers_of_one_hash(count: int) -> bytes:
    # hash(x + yj) == hash(x) + 1000003 hash(y), and an integral float's hash is itself.
    return b"".join(packed(COMPLEX, [float(1e15 - 1000003 * y), float(y)]) + b"\xc0" for y in range(count))


def test_a_map_of_colliding_keys_is_refused_at_once():
    # CPython does not randomise the hashes of numbers and tuples of them: 40,000 that collide would take a minute.
    assert hash(complex(1e15 - 1000003, 1)) == hash(complex(1e15, 0))
    count = 40_000
    node = bytes([0x92, MAP, 0xDF]) + struct.pack(">I", count) + complex_numbers_of_one_hash(count)
    started = time.perf_counter()
    with pytest.raises(WireError):
        decode(node, b"")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("key", [1, 1.5, None, True, b"bytes", [TUPLE, [1, 2]]])
def test_a_map_has_texts_for_keys(key: Any):
    with pytest.raises(WireError):
        decode(bytes([0x92, MAP, 0x81]) + msgspec.msgpack.encode(key) + b"\xc0", b"")


def test_a_map_of_msgpacks_own_is_no_value():
    with pytest.raises(WireError):
        decode(msgspec.msgpack.encode({"key": 1}), b"")


def test_msgpacks_own_extension_is_none_of_ours():
    for extension in (msgspec.msgpack.encode(datetime(2026, 1, 1, tzinfo=timezone.utc)), b"\xd4\x01\x00"):
        with pytest.raises(WireError):
            decode(extension, b"")


def decode_or_refuse(structure: bytes, blob: bytes) -> None:
    """Read an answer; `WireError` is the only exception that is let pass."""
    with suppress(WireError):
        frames.reply(messages.Answer, structure, blob)
