"""Where GitHub's Markdown would spoil a formula that every other renderer shows.

GitHub reads Markdown before maths. Seen in public collections of cases that fail there.
"""

import re
from collections.abc import Iterator

CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
INLINE = re.compile(r"(?P<before>.?)\$(?P<formula>[^$]+)\$(?=(?P<after>.?))", re.DOTALL)
SPOILT = {
    r"\\[^a-zA-Z]": "a backslash before a character that is no letter is eaten",
    r"\]\(": "read as a link",
    r"<[a-zA-Z/]": r"read as HTML; write \lt",
    r"\\(operatorname|newcommand|def)\b": "refused",
}


def problems(markdown: str) -> Iterator[str]:
    """One line for each formula that GitHub would not show."""
    text = CODE.sub("`code`", markdown)
    for match in DISPLAY.finditer(text):
        yield from _spoilt(match[1])
        if not (text[: match.start()].endswith("\n\n") and text[match.end() :].startswith("\n\n")):
            yield f"{match[0]}: not a paragraph of its own"
    for match in INLINE.finditer(DISPLAY.sub("", text)):
        formula = match["formula"]
        yield from _spoilt(formula)
        if "\n" in formula:
            yield f"{formula!r}: broken across lines"
        if formula != formula.strip():
            yield f"{formula!r}: space beside a dollar"
        if match["before"].strip(" \n("):
            yield f"{formula!r}: follows a character without a space"
        if match["after"].isalnum():
            yield f"{formula!r}: runs into a word"


def _spoilt(formula: str) -> Iterator[str]:
    for pattern, reason in SPOILT.items():
        if re.search(pattern, formula):
            yield f"{formula!r}: {reason}"
