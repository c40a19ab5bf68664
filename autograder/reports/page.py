"""Self-contained HTML pages: one file, its style inside, nothing fetched and nothing run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from autograder.reports.text import count, number, visible

_TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, **context: Any) -> str:
    """The page of a template. Every text in it is escaped, and its invisible characters shown."""
    return _environment().get_template(template).render(context)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (_TEMPLATES / "style.css").read_text("utf-8")
    environment.globals["style"] = Markup(style)
    # Naming the one style by its digest forbids every other, should an escape ever be forgotten.
    environment.globals["style_digest"] = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment.filters.update(number=number, count=count)
    return environment


def _finalize(value: object) -> object:
    # Markup is a template's own output, whose texts have already been here.
    return visible(value) if type(value) is str else value
