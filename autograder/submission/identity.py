"""Names that come from outside: as ids, in messages, and as folders of results."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

_NO_TEXT = r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]"  # control characters, and bytes that are not UTF-8
_LOST = rf"{_NO_TEXT}|/|^\.|[. ]\Z"  # what file systems refuse, hide or silently drop
_CUT = "%~"  # no percent-encoded name holds this
_LONGEST = 255  # bytes; the limit of nearly every file system
_START = 160


def student_id(raw: str) -> str:
    """Return the id of the student whose folder or file is called `raw`.

    It is the name itself, with control characters and bytes that are not UTF-8 (as surrogate escapes)
    percent-encoded.
    """
    return _percent(_NO_TEXT, raw)


def printable(raw: str, longest: int = 200) -> str:
    """Return `raw` in a form that can be part of a one-line message."""
    return student_id(raw[:longest]) + "…" * (len(raw) > longest)


def listed(names: Sequence[str], most: int = 5) -> str:
    """Return names, or the first of them, in a form that can be part of a one-line message."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(printable(name) for name in names[:most]) + more


def folder_name(student: str) -> str:
    """Return the name of the folder for a student's results; no two ids share one.

    It is the id where a file system keeps it as it is; else the id percent-encoded; else, too long, its start
    and a digest. Upper and lower case stay apart, as on the file systems of Linux.
    """
    name = student if _is_plain(student) else _encode(student)
    if len(_bytes(name)) <= _LONGEST:
        return name
    digest = hashlib.sha256(_bytes(student)).hexdigest()[:32]
    return _bytes(name)[:_START].decode("utf-8", "ignore") + _CUT + digest


def _is_plain(student: str) -> bool:
    """Whether the id can name its folder as it is, and no other id's folder is called so."""
    if _CUT in student or re.search(_LOST, student):
        return False
    decoded = unquote_to_bytes(student).decode("utf-8", "surrogateescape")
    is_an_id = student_id(decoded) == decoded
    return decoded == student or not is_an_id or _encode(decoded) != student


def _encode(student: str) -> str:
    return _percent(rf"%|{_LOST}", student)


def _percent(pattern: str, text: str) -> str:
    return re.sub(pattern, lambda match: "".join(f"%{byte:02X}" for byte in _bytes(match[0])), text)


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # surrogates that no file name gives
        return text.encode("utf-8", "surrogatepass")
