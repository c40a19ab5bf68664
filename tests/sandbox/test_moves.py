"""What a call moves to another device is counted, under whatever name it was moved; `meta` stands for that device."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import Tensor

from autograder.sandbox.inside.messages import Moves as Told
from autograder.sandbox.inside.moves import Moves

MOVES: dict[str, Callable[[Tensor], Any]] = {
    "to()": lambda x: x.to("meta"),
    "to(), without waiting": lambda x: x.to(torch.device("meta"), non_blocking=True),
    "to(), and another dtype": lambda x: x.to("meta", torch.float64),
    "to where another lies": lambda x: x.to(torch.empty(1, device="meta")),
    "as_tensor": lambda x: torch.as_tensor(x, device="meta"),
    "copy_": lambda x: torch.empty(x.shape, device="meta").copy_(x),
    "with a gradient": lambda x: x.requires_grad_().to("meta"),
    "a view": lambda x: x.view(-1).to("meta"),
    "row by row": lambda x: [row.to("meta") for row in x],
    "in batches": lambda x: [batch.to("meta") for batch in x.split(3)],
}
STAYS: dict[str, Callable[[Tensor], Any]] = {
    "to where it lies": lambda x: x.to("cpu"),
    "to another dtype": lambda x: x.to(torch.float64),
    "a copy": lambda x: torch.empty(x.shape).copy_(x),
    "a model": lambda x: torch.nn.Linear(2, 1)(x).sum().backward(),
}


def told(move: Callable[[Tensor], Any], times: int = 1) -> Told:
    x = torch.ones(4, 2)
    moves = Moves(["a word", x, torch.ones(4, 1)])
    with moves.watching():
        for _ in range(times):
            move(x)
    return moves.told()


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_a_move_counts_as_often_as_it_is_made(move: Callable[[Tensor], Any]):
    assert told(move) == Told(reached=True, times=[0, 1, 0])
    assert told(move, 3) == Told(reached=True, times=[0, 3, 0])


def test_a_part_counts_as_the_part_that_it_is():
    assert told(lambda x: x[:1].to("meta")).times == [0, 0.25, 0]


@pytest.mark.parametrize("stay", STAYS.values(), ids=STAYS)
def test_what_stays_on_the_cpu_is_no_move(stay: Callable[[Tensor], Any]):
    assert told(stay) == Told(reached=False, times=[0, 0, 0])


def test_what_is_made_there_was_not_moved():
    assert told(lambda x: torch.zeros_like(x, device="meta") + 1) == Told(reached=True, times=[0, 0, 0])


def test_what_goes_on_there_is_no_move():
    there = torch.ones(4, 2, device="meta")
    assert told(lambda _x: there.to("meta").double() + there).times == [0, 0, 0]


def test_nothing_is_counted_afterwards():
    x = torch.ones(2)
    moves = Moves([x])
    with moves.watching():
        pass
    x.to("meta")
    assert moves.told() == Told(reached=False, times=[0])


def test_an_argument_without_entries_is_never_moved():
    moves = Moves([torch.ones(0)])
    with moves.watching():
        torch.ones(0).to("meta")
    assert moves.told().times == [0]
