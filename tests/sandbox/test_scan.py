"""Reading the source: what is certain to be forbidden means is told before anything runs, and nothing else is."""

from __future__ import annotations

import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside.messages import Frame

from .by_hand import HEAD, INNOCENT, PLAIN, RULES, read
from .conversation import FILE, PATIENT, load

FIRST_LINE = HEAD.count("\n") + 1


@pytest.mark.parametrize("source", PLAIN.values(), ids=PLAIN.keys())
def test_what_is_plain_to_see_is_seen(trusted: Sandbox, source: str):
    assert {offence.function for offence in read(trusted, source)} == {"sigmoid"}


@pytest.mark.parametrize("source", INNOCENT.values(), ids=INNOCENT.keys())
def test_nobody_is_accused_falsely(trusted: Sandbox, source: str):
    assert read(trusted, source) == []


def test_what_is_used_and_where_is_told(trusted: Sandbox):
    (offence,) = read(trusted, "def sigmoid(x):\n    y = -x\n    return alias.relu(y)")
    assert offence.used == "torch.nn.functional.relu"
    assert offence.frame == Frame(FILE, FIRST_LINE + 2, "sigmoid")


def test_means_that_leave_no_trace_when_they_run_are_seen_in_the_source(trusted: Sandbox):
    (offence,) = read(trusted, "def sigmoid(x): return torch.autograd.Variable(x, requires_grad=True)")
    assert offence.used == "torch.autograd.Variable"


def test_in_a_helper_the_helpers_line_is_told(trusted: Sandbox):
    (offence,) = read(trusted, "def helper(x): return F.relu(x)\n\ndef sigmoid(x): return helper(x)")
    assert (offence.function, offence.frame) == ("sigmoid", Frame(FILE, FIRST_LINE, "helper"))


def test_a_name_that_stands_for_forbidden_means_is_one(trusted: Sandbox):
    (offence,) = read(trusted, "sigmoid = torch.nn.functional.sigmoid")
    assert (offence.function, offence.used) == ("sigmoid", "torch.nn.functional.sigmoid")


def test_each_graded_function_answers_for_itself(trusted: Sandbox):
    source = "def sigmoid(x): return F.relu(x)\ndef forward(x): return sigmoid(x)\ndef train(x): return forward(x)"
    assert [offence.function for offence in read(trusted, source)] == ["sigmoid"]


def test_a_helper_of_two_functions_is_the_offence_of_both(trusted: Sandbox):
    source = "def helper(x): return F.relu(x)\ndef sigmoid(x): return helper(x)\ndef update(x): return helper(x)"
    assert [offence.function for offence in read(trusted, source)] == ["sigmoid", "update"]


def test_a_function_that_is_not_graded_may_use_anything(trusted: Sandbox):
    assert read(trusted, "def demo(x): return F.relu(x)") == []


def test_the_last_definition_counts(trusted: Sandbox):
    assert read(trusted, "def sigmoid(x): return F.relu(x)\ndef sigmoid(x): return x") == []
    assert read(trusted, "def sigmoid(x): return x\ndef sigmoid(x): return F.relu(x)") != []


def test_branches_and_attempts_at_the_top_are_read(trusted: Sandbox):
    source = (
        "try:\n    import torch.optim as o\nexcept ImportError:\n    pass\nif True:\n    def sigmoid(x): return o.SGD"
    )
    assert [offence.used for offence in read(trusted, source)] == ["torch.optim.SGD"]


def test_each_name_is_told_once_and_no_more_than_a_few(trusted: Sandbox):
    lines = "".join(f"    F.relu(x); F.f{number}(x)\n" for number in range(1000))
    found = [offence.used for offence in read(trusted, f"def sigmoid(x):\n{lines}    return x")]
    assert found[:2] == ["torch.nn.functional.relu", "torch.nn.functional.f0"]
    assert len(found) == 10


def test_without_a_rule_nothing_is_an_offence(trusted: Sandbox):
    with trusted.submission(PATIENT) as session:
        parsed, _ = load(session, HEAD + PLAIN["a layer"], graded=["sigmoid"])
        assert parsed.offences == []


def test_a_function_that_no_rule_names_is_free(trusted: Sandbox):
    with trusted.submission(PATIENT) as session:
        parsed, _ = load(session, HEAD + "def build(x): return nn.Linear(2, 2)", graded=["build"], rules=RULES)
        assert parsed.offences == []


def test_cells_of_a_notebook_are_read_as_one_file(trusted: Sandbox):
    cells = ["import torch", "F = torch.nn.functional", "def sigmoid(x):\n    return F.relu(x)"]
    with trusted.submission(PATIENT) as session:
        parsed, _ = load(session, cells, graded=["sigmoid"], rules=RULES)
    (offence,) = parsed.offences
    assert offence.frame == Frame("cell 3", 2, "sigmoid")


@pytest.mark.parametrize(
    "source",
    [
        "squash = functools.partial(torch._C._nn.softplus)",
        "from functools import partial\nsquash = partial(partial(F.gelu), approximate='tanh')",
        "def helper(x): return F.relu(x)\nsquash = functools.partial(helper)",
    ],
)
def test_a_partial_is_what_it_is_of(trusted: Sandbox, source: str):
    assert [offence.function for offence in read(trusted, f"{source}\ndef sigmoid(x): return squash(x)")] == ["sigmoid"]
