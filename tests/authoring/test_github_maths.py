"""The search for formulas that GitHub would spoil finds each kind, and lets good ones pass."""

import pytest

from .github_maths import problems


@pytest.mark.parametrize(
    "markdown",
    [
        "The cost $\\ln 2 = 0.69$ (for $N = 4$), or\n$x$.",
        "So\n\n$$a =\n\\frac{1}{N}$$\n\nholds.",
        "`$HOME` and\n\n```sh\n$ ls\n```",
    ],
)
def test_good_formulas_pass(markdown):
    assert list(problems(markdown + "\n\n")) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "a $b\nc$ d",
        "a $ b$ c",
        "non-$x$ a",
        "$N$th",
        r"$\{1, 2\}$",
        r"$a \, b$",
        "$f[n](x)$",
        "$a <b$",
        r"$\operatorname{diag}$",
        "so $$a$$ holds",
    ],
)
def test_spoilt_formulas_are_found(markdown):
    assert list(problems(markdown))
