"""Results that are held stay in the student's process, whatever they are, and go into later calls as themselves."""

import numpy as np
import pytest

from autograder.sandbox.inside.messages import Call
from autograder.sandbox.inside.wire import Handle, Tensor

from .conversation import MODULE, PATIENT, load

SOURCE = """
    import numpy as np
    import torch

    CACHES = {
        "a tuple": (torch.ones(2), 3, torch.zeros(1)),
        "a tensor": torch.ones(2),
        "a sparse tensor": torch.eye(2).to_sparse(),
        "a tensor of bfloat16": torch.ones(2, dtype=torch.bfloat16),
        "numbers and their conjugates": torch.ones(2, dtype=torch.complex64).conj(),
        "many objects": np.array([object()] * 1000),
        "many records": np.zeros(1000, "f4,f8"),
        "a number": 7,
        "nothing": None,
        "a function": lambda: 1,
        "a module": torch.nn.Linear(1, 1),
    }

    def forward(kind):
        return torch.zeros(2), CACHES[kind]

    def alone(kind):
        return CACHES[kind]

    def is_the_very(cache, kind):
        return cache is CACHES[kind]

    def spoil(cache):
        cache[0].add_(1)
"""
KINDS = ("a tuple", "a tensor", "a number", "nothing", "a function", "a module")


@pytest.fixture
def session(trusted):
    with trusted.submission(PATIENT) as opened:
        load(opened, SOURCE)
        yield opened


def value(session, name, *args, hold=()):
    return session.call(Call(MODULE, name, list(args), {}, hold=list(hold))).value


@pytest.mark.parametrize("kind", KINDS)
def test_the_held_result_comes_as_a_handle_and_goes_back_as_itself(session, kind):
    out, cache = value(session, "forward", kind, hold=[1])
    assert isinstance(out, Tensor)
    assert np.array_equal(out.array, [0, 0])
    assert isinstance(cache, Handle)
    assert value(session, "is_the_very", cache, kind) is True


def test_what_a_call_does_to_it_is_seen(session):
    held = value(session, "alone", "a tuple", hold=[0])
    assert session.call(Call(MODULE, "spoil", [held], {})).changed == [0]


ODD = ("a sparse tensor", "a tensor of bfloat16", "numbers and their conjugates", "many objects", "many records")


@pytest.mark.parametrize("kind", ODD)
def test_whatever_it_is_it_was_not_changed_by_looking(session, kind):
    held = value(session, "alone", kind, hold=[0])
    assert session.call(Call(MODULE, "is_the_very", [held, kind], {})).changed == []


def test_a_single_result_has_position_0(session):
    assert value(session, "alone", "a number", hold=[1]) == 7
    held = value(session, "alone", "a number", hold=[0])
    assert isinstance(held, Handle)
    assert value(session, "is_the_very", held, "a number") is True


def test_nothing_is_held_that_is_not_asked_for(session):
    assert value(session, "forward", "a number")[1] == 7
