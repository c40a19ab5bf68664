from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.reports.spreadsheet import harmless, rows_to_csv

SIGNS = ["=", "+", "-", "@", *map(chr, (0xFF1D, 0xFF0B, 0xFF0D, 0xFF20, 0xFE63, 0x2212))]


@pytest.mark.parametrize("blank", ["", "\t", "\r", "\n", "  ", "\u3000"])
@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_what_a_spreadsheet_takes_for_a_formula_gets_an_apostrophe(sign: str, blank: str) -> None:
    assert harmless(f"{blank}{sign}1") == f"'{blank}{sign}1"


@pytest.mark.parametrize(
    "field", ["ada", "a=1", "2021-1234", "김민준", "", "37.5", "    Points Possible", "<script>"]
)
def test_everything_else_is_left_alone(field: str) -> None:
    assert harmless(field) == field


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")), min_size=1))
)
def test_csv_reads_back(rows: list[list[str]]) -> None:
    text = rows_to_csv(rows)
    expected = [[harmless(field) for field in row] for row in rows]
    assert list(csv.reader(io.StringIO(text, newline=""))) == expected
