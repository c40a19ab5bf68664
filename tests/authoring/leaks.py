"""Which lines no student may see, and where they occur all the same."""

import json
import re
from collections.abc import Iterable

SHORTEST = 12
"""Characters, spaces apart: shorter lines occur everywhere and give nothing away."""

TRIVIAL = re.compile(r"(import|from) .*|return \w+|raise NotImplementedError")


def squeezed(text: str) -> str:
    """The text without white space, so that another indentation or line length hides nothing."""
    return "".join(text.split())


def secret_lines(private: Iterable[str], public: str) -> set[str]:
    """The `private` lines that tell something: neither short nor trivial nor in the `public` text."""
    shown = squeezed(public)
    lines = {line.strip() for text in private for line in text.splitlines()}
    telling = {squeezed(line) for line in lines if not TRIVIAL.fullmatch(line)}
    return {line for line in telling if len(line) >= SHORTEST and line not in shown}


def leaks(secrets: set[str], name: str, content: bytes) -> list[str]:
    """The secrets that occur in a student's file; a notebook is searched as the student reads it."""
    text = content.decode(errors="replace")
    if name.endswith(".ipynb"):
        text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    shown = squeezed(text)
    return sorted(secret for secret in secrets if secret in shown)
