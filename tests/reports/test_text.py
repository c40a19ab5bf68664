from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reports.text import clip, count, number, visible

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\n한국어 🦊", "plain\ttext\n한국어 🦊"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x07", "link"),
        ("\x1b]0;a title that never ends", ""),
        ("nul \x00 bell \x07 delete \x7f c1 \x9b", "nul ⟨00⟩ bell ⟨07⟩ delete ⟨7F⟩ c1 ⟨9B⟩"),
        ("a lone escape \x1b", "a lone escape ⟨1B⟩"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("evil\u202efdp.exe", "evil⟨202E⟩fdp.exe"),
        ("\u2066isolated\u2069", "⟨2066⟩isolated⟨2069⟩"),
        ("half a pair \ud800", "half a pair \ufffd"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
    ],
)
def test_what_cannot_be_seen_is_dropped_or_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY_TEXT)
def test_nothing_turns_the_direction_of_writing_or_controls_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in shown)
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert not any(unicodedata.bidirectional(c) in turning for c in shown)


@given(ANY_TEXT)
def test_every_visible_text_may_stand_in_xml_and_utf8(text: str) -> None:
    element = ET.Element("text")
    element.text = visible(text)
    assert ET.fromstring(ET.tostring(element, encoding="utf-8")).text in (visible(text), None)


def test_a_long_text_is_clipped_and_says_so() -> None:
    assert clip("abc", 3) == "abc"
    assert clip("a" * 1003, 3) == "aaa\n… (1,000 more characters)"


@pytest.mark.parametrize(
    ("points", "written"), [(37.5, "37.5"), (40.0, "40"), (0.0, "0"), (0.3333, "0.3333"), (100, "100")]
)
def test_points_are_written_without_needless_zeros(points: float, written: str) -> None:
    assert number(points) == written


def test_one_is_not_plural() -> None:
    assert [count(n, "student") for n in (0, 1, 2)] == ["0 students", "1 student", "2 students"]
