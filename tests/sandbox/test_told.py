"""Of a model's state_dict comes back what is to be told: numbers, outlines or gradients."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.sandbox.inside.messages import Call
from autograder.sandbox.inside.wire import Opaque, Outline, Tensor

from .conversation import MODULE, PATIENT, call, load

SOURCE = """
    import torch

    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.used = torch.nn.Parameter(torch.ones(2, 3))
            self.unused = torch.nn.Parameter(torch.ones(4, dtype=torch.bfloat16))
            self.register_buffer("mean", torch.zeros(3))
            self.register_buffer("count", torch.tensor(7))
            self.register_buffer("sparse", torch.eye(2).to_sparse())
            self.register_buffer("made", 2 * self.used)

    def model():
        made = Model()
        (5 * made.used).sum().backward()
        return made

    def none():
        return 3
"""


@pytest.fixture
def told(trusted):
    with trusted.submission(PATIENT) as session:
        load(session, SOURCE)
        model = call(session, "model").value

        def ask(told: str) -> Any:
            request = Call(MODULE, "state_dict", [], {"keep_vars": True}, handle=model.number, told=told)
            return session.call(request).value

        yield ask


def test_outlines_are_all_but_the_numbers_and_integers_come_with_theirs(told):
    state = told("outlines")
    assert isinstance(state.pop("sparse"), Opaque)
    assert state.pop("count").array == 7
    assert state == {
        "used": Outline((2, 3), "float32", True),
        "unused": Outline((4,), "bfloat16", True),
        "mean": Outline((3,), "float32", False),
        "made": Outline((2, 3), "float32", True),
    }


def test_a_gradient_comes_in_its_tensors_place_where_there_is_one(told):
    state = told("gradients")
    assert np.array_equal(state.pop("used").array, np.full((2, 3), 5))
    assert state["unused"] == Outline((4,), "bfloat16", True)
    assert state["made"] == Outline((2, 3), "float32", True)
    assert state["count"].array == 7


def test_numbers_are_told_unless_something_else_is_asked_for(told):
    state = told("numbers")
    assert isinstance(state["mean"], Tensor)
    assert np.array_equal(state["used"].array, np.ones((2, 3)))


def test_of_what_is_no_dict_everything_comes(trusted):
    with trusted.submission(PATIENT) as session:
        load(session, SOURCE)
        assert session.call(Call(MODULE, "none", [], {}, told="outlines")).value == 3
