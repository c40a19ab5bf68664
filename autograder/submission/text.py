"""Bytes to Python source: encodings, line ends and limits."""

from __future__ import annotations

import codecs
import re

from autograder.submission.identity import printable
from autograder.submission.model import Unreadable

MAX_SOURCE = 2 * 2**20  # bytes

_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]{1,40})")  # PEP 263
_BLANK = re.compile(rb"[ \t\f]*(#.*)?")
# ASCII, with what some encodings take for an escape: unicode_escape, utf-7, hz, idna.
_ASCII = bytes(range(32, 92)) + bytes(range(93, 127)) + rb"\x41\u0041+AGE-~{.xn--4ca."
_WIDE = {codecs.BOM_UTF32_LE: "UTF-32", codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


def decode(data: bytes, name: str) -> str:
    r"""Return the text of a Python file, without byte order mark, with "\n" at the ends of lines.

    The encoding is UTF-8 unless a PEP 263 cookie names another.

    Raises:
        Unreadable: the bytes are no text in that encoding.
    """
    data = without_bom(data, name).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    encoding = _encoding(data, name)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"{name}, line {line}: byte 0x{data[error.start]:02X} is not {encoding}; save the file as UTF-8, "
            "or name its encoding in the first line, as in '# -*- coding: latin-1 -*-'"
        ) from None
    return clean(text, name)


def clean(text: str, name: str) -> str:
    r"""Return `text` with "\n" at the ends of lines.

    Raises:
        Unreadable: it holds characters that Python source cannot.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise Unreadable(f"{name}, line {line}: a NUL character; save the file as plain UTF-8 text")
    return text


def without_bom(data: bytes, name: str) -> bytes:
    """Return `data` without the byte order mark of UTF-8.

    Raises:
        Unreadable: the mark is of another encoding.
    """
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            raise Unreadable(f"{name} is {encoding}; save it as UTF-8")
    return data.removeprefix(codecs.BOM_UTF8)


def _encoding(data: bytes, name: str) -> str:
    for number, line in enumerate(data.split(b"\n", 2)[:2], start=1):
        if cookie := _COOKIE.match(line):
            encoding = cookie[1].decode()
            if not _extends_ascii(encoding):
                shown = printable(encoding)
                raise Unreadable(f"{name}, line {number}: no encoding '{shown}' for Python; save it as UTF-8")
            return encoding
        if not _BLANK.fullmatch(line):
            break
    return "UTF-8"


def _extends_ascii(encoding: str) -> bool:
    """Whether it is an encoding that ASCII is part of, as PEP 263 asks; others can take quadratic time."""
    try:
        return _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False
