"""The wire format: what goes in comes out as it was."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.sandbox.inside import decoding, frames, messages, wire
from autograder.sandbox.inside.wire import WireError

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
whole = st.integers(-(2**63), 2**64 - 1)
dtypes = st.sampled_from(sorted(wire.DTYPES)).map(np.dtype)
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
tensors = st.builds(
    lambda array, *rest: wire.Tensor(array, array.dtype.name, *rest),
    arrays,
    st.sampled_from(["cpu", "cuda:0", "mps"]),
    st.booleans(),
    st.booleans(),
)
layers = st.lists(st.lists(st.one_of(texts, st.floats(), tensors), max_size=3).map(tuple), max_size=3).map(tuple)
networks = st.builds(wire.Network, texts, layers, st.booleans())
leaves = st.one_of(
    st.none(),
    st.booleans(),
    whole,
    st.floats(),
    texts,
    st.complex_numbers(),
    arrays,
    tensors,
    st.builds(wire.Handle, st.integers(0, 2**31), texts),
    st.builds(wire.Outline, st.lists(st.integers(0, 2**31), max_size=4).map(tuple), texts, st.booleans()),
    st.builds(wire.Generator, texts, whole),
    networks,
    st.builds(wire.Device, texts),
    st.builds(wire.Optimizer, texts, networks, st.floats()),
    st.builds(wire.Opaque, texts, texts),
    st.builds(
        lambda storage, axes, offset, *flags: wire.View(storage, axes, axes[::-1], offset, *flags),
        arrays,
        st.lists(whole, max_size=4).map(tuple),
        whole,
        st.booleans(),
        st.booleans(),
        st.sampled_from(["cpu", "cuda:0"]),
    ),
    st.builds(wire.Scalar, st.one_of(st.booleans(), whole, st.floats()), st.sampled_from(sorted(wire.DTYPES))),
)
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(texts, inner, max_size=4),
    ),
    max_leaves=12,
)


def framed(value: Any) -> bytes:
    """The frame of an answer that holds the value."""
    return frames.encode(messages.Answer("returned", value))


def parts(frame: bytes) -> tuple[bytes, bytes]:
    """Structure and blob of a frame."""
    head = wire.HEADER.size
    structure, blob = decoding.extent(frame[:head])
    assert len(frame) == head + structure + blob
    return frame[head : head + structure], frame[head + structure :]


def there_and_back(value: Any) -> Any:
    return frames.reply(messages.Answer, *parts(framed(value))).value


def same(one: Any, other: Any) -> bool:
    """Equal in type and value, NaN and the sign of zero included."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    if isinstance(one, msgspec.Struct):
        return same(msgspec.structs.asdict(one), msgspec.structs.asdict(other))
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(same, one.values(), other.values()))
    if isinstance(one, complex):
        return same([one.real, one.imag], [other.real, other.imag])
    return repr(one) == repr(other)


class TestRoundTrip:
    @given(values)
    def test_every_value_comes_back_as_it_was(self, value: Any):
        assert same(there_and_back(value), value)

    @pytest.mark.parametrize("dtype", sorted(wire.DTYPES))
    @pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (1,) * wire.MAX_NDIM, (2, 3)])
    def test_every_dtype_and_shape(self, dtype: str, shape: tuple[int, ...]):
        array = np.ones(shape, dtype)
        assert same(there_and_back(array), array)

    def test_an_array_that_is_not_contiguous(self):
        array = np.arange(12.0).reshape(3, 4).T[::2]
        assert same(there_and_back(array), np.ascontiguousarray(array))

    def test_a_tensor_whose_dtype_numpy_lacks_keeps_its_name(self):
        tensor = wire.Tensor(np.ones(2, np.float32), "bfloat16")
        assert there_and_back(tensor).dtype == "bfloat16"

    def test_arrays_share_one_blob(self):
        array = np.arange(1000.0)
        structure, blob = parts(framed([array, array]))
        assert len(blob) == 2 * array.nbytes
        assert len(structure) - len(parts(framed(None))[0]) < 50

    def test_what_is_received_cannot_be_written_to(self):
        assert not there_and_back(np.ones(3)).flags.writeable


class TestWhatCannotTravel:
    @pytest.mark.parametrize(
        "value",
        [
            object(),
            {1, 2},
            2**64,
            -(2**63) - 1,
            "half a pair: \ud800",
            np.array(["text"]),
            np.array([object()]),
            np.array("2026-01-01", "datetime64[D]"),
            np.zeros(2, [("x", "f4")]),
            np.float64(1.0),
            type("Sneaky", (list,), {})([1]),
            range(3),
            b"bytes",
            {1: "a key that is no text"},
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_is_refused_by_its_sender(self, value: Any):
        for holder in (value, [value], (value,), {"key": value}):
            with pytest.raises(WireError):
                framed(holder)

    def test_a_value_in_itself(self):
        endless: list[Any] = []
        endless.append(endless)
        with pytest.raises(WireError, match="too deeply"):
            framed(endless)

    def test_a_value_as_deep_as_the_bound_travels_and_a_deeper_one_does_not(self):
        deep: Any = 1
        for _ in range(wire.MAX_DEPTH):
            deep = (deep,)
        assert there_and_back(deep) == deep
        with pytest.raises(WireError, match="too deeply"):
            framed((deep,))
