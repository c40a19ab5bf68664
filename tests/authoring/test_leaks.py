"""The search for leaks finds what it must, and nothing else."""

import json

import pytest

from .leaks import leaks, secret_lines

PRIVATE = "import torch\n\ndef f(x):\n    y = torch.exp(-x)\n    return y_or_its_limit\n"
SECRETS = secret_lines([PRIVATE], public="def f(x):\n    raise NotImplementedError\n")


def test_only_telling_lines_are_secret():
    assert list(SECRETS) == ["y=torch.exp(-x)"]


def test_what_the_handout_shows_is_no_secret():
    assert secret_lines([PRIVATE], public="Hint: `y = torch.exp(-x)`.") == set()


@pytest.mark.parametrize(
    "shown", ["y = torch.exp(-x)", "y  =  torch.exp(\n    -x\n)", "$ y = torch.exp(-x) $"]
)
def test_a_secret_is_found_however_it_is_laid_out(shown):
    notebook = json.dumps({"cells": [{"source": shown.splitlines(keepends=True)}]})
    assert leaks(SECRETS, "README.md", shown.encode()) == ["y=torch.exp(-x)"]
    assert leaks(SECRETS, "f.ipynb", notebook.encode()) == ["y=torch.exp(-x)"]
