"""Tensors to be filled in place: made of NumPy's views, and read back as whoever else holds the memory sees them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from autograder.case import Disagreement
from autograder.filling import Filled, before, filled, to_fill
from autograder.sandbox import Limits, Sandbox, open_sandbox
from autograder.sandbox.inside.messages import Answer, Load, UnitText
from autograder.sandbox.inside.wire import Tensor, View
from autograder.student import Recorded, Student

GRID = np.arange(20.0).reshape(4, 5)
LAYOUTS = {
    "a matrix": GRID,
    "its transpose": GRID.T,
    "a block": GRID[1:3, 2:4],
    "a transposed block": GRID[1:, :3].T,
    "every other column": GRID[:, ::2],
    "a kernel": np.arange(120.0).reshape(2, 3, 4, 5).transpose(3, 0, 2, 1)[1:],
    "one entry": GRID[2:3, 3:4],
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    opened = open_sandbox("bwrap", ())
    yield opened
    opened.close()


@contextmanager
def student(sandbox: Sandbox, body: str, dtype: str = "float64") -> Iterator[Student]:
    with sandbox.submission(Limits(call_seconds=20, submission_seconds=60)) as session:
        text = f"import torch\n\n@torch.no_grad()\ndef fill_(t):\n    {body}\n"
        session.load(Load("homework", False, [UnitText("homework.py", text)], [], [], 0))
        yield Student(session, "homework", "torch", dtype, 0, "test")


def outcome(sandbox: Sandbox, body: str, tensor: View, dtype: str = "float64") -> Filled:
    with student(sandbox, body, dtype) as asked:
        asked.fill_(tensor)
        return filled(asked, tensor)


@pytest.mark.parametrize("array", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_only_the_entries_of_the_view_are_its_own(sandbox: Sandbox, array: Any):
    tensor = to_fill(array)
    np.testing.assert_array_equal(before(tensor), array)
    after = outcome(sandbox, "return t.mul_(-1)", tensor)
    np.testing.assert_array_equal(after.values, -array)
    assert sorted(after.beside) == sorted(set(array.base.ravel()) - set(array.ravel()))
    assert (after.returned, after.at_home, after.requires_grad, after.is_leaf) == (True, True, False, True)


def test_its_numbers_travel_in_the_dtype_of_the_case(sandbox: Sandbox):
    assert outcome(sandbox, "t.mul_(0.1)", to_fill(GRID), "float32").values.dtype == np.float32


def test_what_is_put_elsewhere_is_not_seen_in_its_memory(sandbox: Sandbox):
    after = outcome(sandbox, "t.data = t * 2", to_fill(GRID))
    np.testing.assert_array_equal(after.values, GRID)
    assert not after.at_home


@pytest.mark.parametrize("body", ["t.resize_(3)", "t.set_(torch.ones(4, 5).double())", "t.t_()"])
def test_what_is_resized_or_laid_out_anew_is_not_at_home(sandbox: Sandbox, body: str):
    assert not outcome(sandbox, body, to_fill(GRID)).at_home


CLAIMS = [
    None,
    (),
    [1, 2, 3, 4, 5],
    (Tensor(GRID.ravel(), "float64"), 1, True, True, True),
    (Tensor(GRID, "float64"), True, True, True, True),
]


@pytest.mark.parametrize("claim", CLAIMS, ids=range(len(CLAIMS)))
def test_a_forged_claim_is_a_wrong_answer(claim: Any):
    forger = Student(None, "homework", "torch", "float64", 0, "test")
    forger.recorded.append(Recorded("fill_", (), {}, Answer("returned", view=claim)))
    with pytest.raises(Disagreement, match=r"cannot be told|resized"):
        filled(forger, to_fill(GRID))


def test_an_array_whose_memory_is_not_packed_is_refused():
    with pytest.raises(ValueError, match="contiguous"):
        to_fill(np.asfortranarray(np.ones((3, 4))))
