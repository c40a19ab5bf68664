"""The stubs are the source's code without its solutions."""

import subprocess
import sys

import pytest

from autograder.authoring.source import read_source
from autograder.authoring.stubs import stub_module

STUBS = '''"""Means and squares.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import numpy as np
from numpy import ndarray


def double(x: ndarray) -> ndarray:
    """Twice x | of its shape.

    The argument is left as it is.
    """
    raise NotImplementedError


def mean_square(x: ndarray, axis: int = 0) -> ndarray:
    """The mean of the squares along an axis."""
    squares = x
    raise NotImplementedError


if __name__ == "__main__":
    print(double(np.ones(3)))
'''


def test_imports_signatures_docstrings_and_the_guarded_demo_stay(mini, mini_source):
    assert stub_module(mini, mini_source) == STUBS


def test_a_region_keeps_its_indentation(mini, write_source):
    loop = "    for _ in range(1):\n"
    region = "        ### BEGIN SOLUTION\n        x = x + x\n        ### END SOLUTION\n"
    path = write_source("    ### BEGIN SOLUTION\n    return x + x\n    ### END SOLUTION\n", loop + region)
    text = stub_module(mini, read_source(path, mini.functions))
    assert loop + "        raise NotImplementedError\n" in text


def test_the_stubs_are_formatted_as_ruff_would(mini, mini_source, tmp_path):
    pytest.importorskip("ruff")
    path = tmp_path / "mini.py"
    path.write_text(stub_module(mini, mini_source))
    ruff = [sys.executable, "-m", "ruff", "format", "--line-length", "110", "--diff", path]
    done = subprocess.run(ruff, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
