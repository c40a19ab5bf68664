"""What Python's json takes and the standard does not, replaced and nothing else."""

import json
import math

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from autograder.submission.strict_json import strict_json

ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from('\\"NaN\ud83d\ude00')))
VALUES = st.recursive(st.one_of(st.none(), st.floats(), ANY_TEXT), lambda inner: st.lists(inner, max_size=5))


def without_oddities(value: object) -> object:
    if isinstance(value, list):
        return [without_oddities(inner) for inner in value]
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return 0 if isinstance(value, float) and not math.isfinite(value) else value


@given(VALUES)
def test_every_value_of_pythons_json_becomes_strict(value: object) -> None:
    assert msgspec.json.decode(strict_json(json.dumps(value).encode())) == without_oddities(value)


@given(st.binary())
def test_lengths_stay_the_same_whatever_the_bytes(data: bytes) -> None:
    assert len(strict_json(data)) == len(data)


def test_words_in_strings_are_kept() -> None:
    data = rb'["NaN", "\\", NaN, "\"Infinity", -Infinity, "\\\\ud83d"]'
    assert json.loads(strict_json(data)) == ["NaN", "\\", 0, '"Infinity', 0, r"\\ud83d"]
