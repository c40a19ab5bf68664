"""A submission can answer with any bytes; they earn what the numbers in them earn, and cost the grader little."""

from __future__ import annotations

import struct
import time
from dataclasses import replace

import pytest

from autograder.sandbox import Limits
from autograder.sandbox.inside import wire

from ..marking import Judge, beside
from ..sandbox.test_wire_hostile import MAP, decode

LIES_ABOUT_DTYPES = """
import numpy as np
from inside import tensors, wire

def lie(value, device):
    return wire.Tensor(np.zeros(tuple(value.shape), "complex128"), str(value.dtype).removeprefix("torch."))

tensors.tensor = lie
"""


def test_numbers_under_the_label_of_another_dtype_are_no_answer(judge: Judge):
    judged = judge.judge(beside(LIES_ABOUT_DTYPES))
    assert judged.score == 0
    assert "not of the dtype it claims" in judged.outcomes["sigmoid.values"].failures[0].text


def keys_of_one_hash(count: int) -> bytes:
    """Lists of two numbers that, as tuples, have one hash: the second undoes what the first does to xxHash."""
    prime1, prime2, prime5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
    word = (1 << 64) - 1

    def rotated(value: int, bits: int) -> int:
        return (value << bits | value >> (64 - bits)) & word

    goal = rotated(1 * pow(prime1, -1, 1 << 64) & word, 33)
    found, first = [], 0
    while len(found) < count:
        first += 1
        state = rotated((prime5 + first * prime2) & word, 31) * prime1 & word
        second = (goal - state) * pow(prime2, -1, 1 << 64) & word
        if second < (1 << 61) - 1:
            found.append(b"\x92\xce" + struct.pack(">I", first) + b"\xcf" + struct.pack(">Q", second) + b"\xc0")
    return bytes([0x92, MAP, 0xDF]) + struct.pack(">I", count) + b"".join(found)


def test_a_map_whose_keys_are_colliding_lists_is_refused_at_once():
    node = keys_of_one_hash(20_000)
    started = time.perf_counter()
    with pytest.raises(wire.WireError, match="Expected `str`"):
        decode(node, b"")
    assert time.perf_counter() - started < 1


def test_large_answers_cannot_fill_the_graders_memory(judge: Judge):
    megabyte = "import torch\ndef sigmoid(*given):\n    return torch.zeros(1 << 17, dtype=torch.float64)\n"
    limits = replace(Limits(), answer_mib=16)
    judged = judge.judge(megabyte + "sigmoid_prime = forward = update = sigmoid", limits=limits)
    assert (judged.attempt.status, judged.score) == ("memory", 0)
    assert "too large to keep" in judged.attempt.message
    failures = [failure for outcome in judged.outcomes.values() for failure in outcome.failures]
    kept = [call.answer.value.array for failure in failures for call in failure.recorded]
    assert 1 << 20 <= sum(array.nbytes for array in kept) <= 16 << 20
