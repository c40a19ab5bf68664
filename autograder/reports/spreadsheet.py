"""CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable

_FORMULA = tuple("=+-\N{MINUS SIGN}@\t\r\n")


def rows_to_csv(rows: Iterable[Iterable[str]]) -> str:
    """The rows as CSV in which no field is taken for a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([harmless(field) for field in row] for row in rows)
    return text.getvalue()


def harmless(field: str) -> str:
    """`field`, with a leading apostrophe where a spreadsheet would take it for a formula.

    Compatibility forms (full-width and small signs) and signs after leading blanks count: some spreadsheets
    read them as their plain form.
    """
    plain = unicodedata.normalize("NFKC", field)
    return f"'{field}" if plain.startswith(_FORMULA) or plain.lstrip().startswith(_FORMULA) else field
