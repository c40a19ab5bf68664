"""Text that students wrote, made safe to show: what cannot be seen is dropped or made visible."""

from __future__ import annotations

import re

_TERMINAL_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours and cursor moves
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # window titles and links
    r"|\x1b[@-Z\\^_]"
)
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = [
    *(code for code in range(0x20) if chr(code) not in "\t\n"),
    *range(0x7F, 0xA0),
    *map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
]
_NOT_CHARACTERS = [*range(0xD800, 0xE000), 0xFFFE, 0xFFFF]
_VISIBLE: dict[int, str] = {
    **{code: f"⟨{code:02X}⟩" for code in _INVISIBLE},
    **dict.fromkeys(_NOT_CHARACTERS, "\N{REPLACEMENT CHARACTER}"),
}


def visible(text: str) -> str:
    """`text` without terminal colours, and with its number in the place of each invisible control: `⟨00⟩`.

    Line ends and tabs stay. Marks that turn the direction of writing go, so that no name or output can
    rearrange the page. What is left may stand in XML 1.0.
    """
    return _LINE_END.sub("\n", _TERMINAL_SEQUENCE.sub("", text)).translate(_VISIBLE)


def clip(text: str, characters: int) -> str:
    """The beginning of `text`, and how much more there is."""
    if len(text) <= characters:
        return text
    return f"{text[:characters]}\n… ({len(text) - characters:,} more characters)"


def number(points: float) -> str:
    """Points as a person writes them: `37.5`, `40`."""
    return f"{points:.4f}".rstrip("0").rstrip(".")


def count(amount: int, noun: str) -> str:
    """An amount of things: `1 student`, `3 students`."""
    return f"{amount} {noun}" if amount == 1 else f"{amount} {noun}s"
