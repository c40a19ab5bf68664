"""The measurement of false failures: what it counts, and what it says of the counts."""

from __future__ import annotations

import pytest

from autograder import catalogue
from autograder.course import assignments

from .measurements.false_failures import CONVERGENCE, Count, Piece, failed, table, upper_bound

UNIT = assignments()["perceptron"]


def piece(text: bytes) -> Piece:
    return Piece(UNIT.id, "right", "perceptron", text, "perceptron.py", CONVERGENCE[UNIT.id], range(3))


@pytest.mark.parametrize("assignment", [name for name in CONVERGENCE if name in assignments()])
def test_every_measured_check_is_one_of_the_course(assignment):
    assert {*CONVERGENCE[assignment]} <= {check.id for check in assignments()[assignment].checks}


def test_right_work_is_counted_as_passed_and_wrong_work_as_failed():
    right = catalogue.reference(UNIT).read_bytes()
    assert failed(piece(right)) == {"train.learns_and_or": 0, "train.settles_on_xor": 0}
    wrong = right + b"\n\ndef train(model, X, Y, learning_rate=1.0, steps=10001):\n    return [0.0] * steps\n"
    assert failed(piece(wrong)) == {"train.learns_and_or": 3, "train.settles_on_xor": 3}


@pytest.mark.parametrize(("failures", "runs", "bound"), [(0, 30_000, 1e-4), (1, 47_500, 1e-4), (0, 0, 1.0)])
def test_the_bound_is_that_of_the_pooled_rate(failures, runs, bound):
    assert upper_bound(failures, runs) == pytest.approx(bound)


def test_the_table_adds_up_what_was_counted_at_different_times():
    counts = [
        Count("perceptron", kind, name, first, 100, "digest", {"train.learns_and_or": failures})
        for kind, name, first, failures in (
            ("right", "perceptron", 0, 0),
            ("right", "perceptron", 100, 1),
            ("right", "by_hand", 0, 0),
            ("mistake", "train-never-steps", 0, 99),
        )
    ]
    told = table(counts)
    assert "| `perceptron` train.learns_and_or | 2 | 100 | 300 | 1 | 1.6e-02 | 1 | 100 | 1 |" in told
    assert "- perceptron train.learns_and_or right perceptron: failed 1 of 200" in told
    assert "- perceptron train.learns_and_or mistake train-never-steps: failed 99 of 100" in told
