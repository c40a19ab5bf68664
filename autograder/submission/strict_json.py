"""JSON as Python and browsers write it, made into JSON as the standard has it."""

from __future__ import annotations

import re

_QUOTE = ord('"')
_PAIR = rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF = rb"(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
_TOKEN = re.compile(rb'"|\\["\\]|' + _PAIR + b"|" + _HALF + rb"|(NaN|Infinity)")


def strict_json(data: bytes) -> bytes:
    """Replace NaN and infinities by 0, and halves of surrogate pairs by U+FFFD, the replacement character.

    Lengths stay the same, and memory is that of a copy: a lenient parser would build objects of everything.
    """
    strict = bytearray(data)
    in_string = False
    for token in _TOKEN.finditer(data):
        start, end = token.span()
        if data[start] == _QUOTE:
            in_string = not in_string
        elif token.lastindex == 1:
            strict[start:end] = b"\\ufffd"
        elif token.lastindex == 2 and not in_string:
            strict[start:end] = b"0".ljust(end - start)
    return bytes(strict)
