"""Jupyter notebooks, of which only the code cells' source is ever turned into objects."""

from __future__ import annotations

import re

import msgspec

from autograder.submission.identity import printable
from autograder.submission.magics import without_cell_magic
from autograder.submission.model import Unit, Unreadable
from autograder.submission.strict_json import strict_json
from autograder.submission.text import MAX_SOURCE, clean, without_bom

MAX_NOTEBOOK = 64 * 2**20  # bytes of file
MAX_CELLS = 10_000  # of code

_MAX_JSON = 8 * MAX_SOURCE  # bytes of JSON that hold the source, escapes and indentation counted


class _KernelSpec(msgspec.Struct):
    language: str | None = None


class _LanguageInfo(msgspec.Struct):
    name: str | None = None


class _Metadata(msgspec.Struct):
    kernelspec: _KernelSpec | None = None
    language_info: _LanguageInfo | None = None


class _Header(msgspec.Struct):
    nbformat: int | None = None
    metadata: _Metadata | None = None


class _Cell(msgspec.Struct, gc=False):
    cell_type: str
    source: msgspec.Raw = msgspec.Raw(b'""')  # Raw: its size is known before it is decoded
    input: msgspec.Raw = msgspec.Raw(b'""')  # nbformat 3's name for the source of a code cell
    language: str | None = None  # nbformat 3


class _Sheet(msgspec.Struct, gc=False):
    cells: list[_Cell]


class _Notebook3(msgspec.Struct):
    worksheets: list[_Sheet]


class _Notebook4(msgspec.Struct):
    cells: list[_Cell]


def units(data: bytes, name: str) -> tuple[Unit, ...]:
    """Return the code cells of a notebook of nbformat 3 or 4, numbered as "Restart and Run All" numbers them.

    Raises:
        Unreadable: it is no notebook, one of another format or language, or holds too much source.
    """
    data = without_bom(data, name)
    if not data.strip():
        raise Unreadable(f"{name} is empty, not a notebook")
    try:
        data, header = _header(data)
        _check(header, name)
        if header.nbformat == 4:
            cells = msgspec.json.decode(data, type=_Notebook4).cells
            sources = [cell.source for cell in cells if cell.cell_type == "code"]
        else:
            sheets = msgspec.json.decode(data, type=_Notebook3).worksheets
            cells = [cell for sheet in sheets for cell in sheet.cells if cell.cell_type == "code"]
            for cell in cells:
                _check_language(cell.language, name)
            sources = [cell.input for cell in cells]
        return _units(sources, name)
    except msgspec.ValidationError as error:
        raise Unreadable(f"{name} is JSON but not a notebook: {printable(str(error))}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = printable(str(error))
        raise Unreadable(f"{name} is not a notebook: {reason}; save it again in Jupyter") from None
    except RecursionError:
        raise Unreadable(f"{name} is not a notebook: its JSON is nested too deeply") from None


def _header(data: bytes) -> tuple[bytes, _Header]:
    """Return the notebook as strict JSON, and its header."""
    try:
        return data, msgspec.json.decode(data, type=_Header)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        strict = strict_json(data)
        return strict, msgspec.json.decode(strict, type=_Header)


def _check(header: _Header, name: str) -> None:
    if header.nbformat is None:
        raise Unreadable(f"{name} is JSON but not a notebook: it names no nbformat")
    if header.nbformat not in (3, 4):
        raise Unreadable(f"{name} has nbformat {header.nbformat}, not 3 or 4: save it in one of these")
    metadata = header.metadata or _Metadata()
    _check_language((metadata.kernelspec or _KernelSpec()).language, name)
    _check_language((metadata.language_info or _LanguageInfo()).name, name)


def _check_language(language: str | None, name: str) -> None:
    if language and not re.fullmatch(r"i?python[\d.]*", language.strip(), re.IGNORECASE):
        raise Unreadable(f"{name} is a notebook of {printable(language, 40)}; choose a Python kernel for it")


def _units(sources: list[msgspec.Raw], name: str) -> tuple[Unit, ...]:
    if len(sources) > MAX_CELLS:
        raise Unreadable(f"{name} has {len(sources):,} code cells; more than {MAX_CELLS:,} are not read")
    if sum(len(memoryview(source)) for source in sources) > _MAX_JSON:
        raise Unreadable(f"{name} holds more than 2 MiB of source in its code cells")
    texts = [_text(source) for source in sources]
    texts = [text for text in texts if text.strip()]  # Jupyter does not count empty cells
    if sum(len(text.encode("utf-8")) for text in texts) > MAX_SOURCE:
        raise Unreadable(f"{name} holds more than 2 MiB of source in its code cells")
    cells = [(f"{name}, cell {number}", text) for number, text in enumerate(texts, start=1)]
    return tuple(Unit(cell, without_cell_magic(clean(text, cell))) for cell, text in cells)


def _text(source: msgspec.Raw) -> str:
    text = msgspec.json.decode(source, type=str | list[str])
    return text if isinstance(text, str) else "".join(text)
