"""What holds for every page: self-contained, nothing runs, and its colours can be read."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from autograder import reports
from autograder.reports.feedback import feedback_page

from .parsed_page import ParsedPage
from .sample_class import backprop

STYLE = (Path(reports.__file__).parent / "templates" / "style.css").read_text("utf-8")
LIGHT, DARK = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in STYLE.split("@media")[:2])


def luminance(colour: str) -> float:
    """Relative luminance: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "soft", "link") for ground in ("page", "sheet")),
        *((ink, ground) for ink in ("passed", "failed", "unwritten") for ground in ("sheet", f"{ink}-wash")),
        ("not-run", "not-run-wash"),
        ("ink", "unwritten-wash"),
        ("link", "unwritten-wash"),
    ],
)
def test_text_has_the_contrast_that_wcag_aa_asks_for(colours: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_the_policy_allows_nothing_but_the_pages_own_style() -> None:
    html = feedback_page(backprop("ada"), "Backpropagation by hand")
    [policy] = [meta for meta in ParsedPage(html).all("meta") if "http-equiv" in meta]
    [style] = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_the_style_fetches_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
