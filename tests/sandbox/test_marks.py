"""A mark tells where a tensor lies; views share it, copies do not, and without one nothing is known."""

from __future__ import annotations

import pytest
import torch

from autograder.sandbox.inside.marks import HERE, THERE, mark, place, put, tensors


def test_nothing_is_known_of_a_tensor_without_one():
    assert place(torch.ones(2)) is None


@pytest.mark.parametrize("where", [HERE, THERE])
def test_a_tensor_lies_where_it_was_put(where: torch.device):
    x = torch.ones(2, 3)
    put(x, where)
    assert place(x) == where


@pytest.mark.parametrize("view", [lambda x: x.T, lambda x: x[1:], lambda x: x.detach(), torch.nn.Parameter])
def test_what_shares_its_storage_lies_there_too(view):
    x = torch.ones(2, 3)
    put(x, THERE)
    assert place(view(x)) == THERE


@pytest.mark.parametrize("copy", [torch.clone, lambda x: x + 0, lambda x: x.to(torch.float64)])
def test_of_a_copy_nothing_is_known(copy):
    x = torch.ones(2, 3)
    put(x, THERE)
    assert place(copy(x)) is None


def test_it_lasts_as_long_as_the_storage():
    x = torch.ones(2, 3)
    put(x, THERE)
    row = x[0]
    del x
    assert place(row) == THERE


def test_what_has_no_storage_lies_nowhere():
    sparse = torch.ones(2, 2).to_sparse()
    mark(sparse, THERE, anew=True)
    assert place(sparse) is None


def test_a_result_keeps_the_marks_it_has_unless_it_was_made_anew():
    old, new = torch.ones(2), torch.ones(2)
    put(old, HERE)
    mark((old, [new]), THERE)
    assert (place(old), place(new)) == (HERE, THERE)
    mark((old, [new]), THERE, anew=True)
    assert (place(old), place(new)) == (THERE, THERE)


def test_tensors_are_found_in_lists_and_dicts_but_not_for_ever():
    x = torch.ones(1)
    assert len(tensors([x, (x, {"x": x}), 1, "x"])) == 3
    endless: list[object] = [x]
    endless.append(endless)
    assert len(tensors(endless)) < 10
