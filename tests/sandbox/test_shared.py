"""Arrays that lie in the sandbox from the start: each call is given fresh rows, whatever earlier ones did to theirs."""

import numpy as np
import pytest

from autograder.sandbox import open_sandbox
from autograder.sandbox.inside.wire import Shared

from .conversation import PATIENT, call, load

ARRAYS = {"numbers": np.arange(12, dtype=np.float32).reshape(6, 2), "labels": np.arange(6)}
SOURCE = """
    def total(rows, labels):
        return float(rows.sum()), labels

    def spoil(rows):
        rows.fill_(float("nan"))
        rows.untyped_storage().fill_(7)
        return str(rows.dtype), str(rows.device), rows.requires_grad
"""


@pytest.fixture(scope="module")
def sharing(backend):
    opened = open_sandbox(backend, [], ARRAYS)
    yield opened
    opened.close()


def test_a_call_is_given_the_rows_that_are_named(sharing):
    with sharing.submission(PATIENT) as session:
        load(session, SOURCE)
        total, labels = call(session, "total", Shared("numbers", 1, 3), Shared("labels", 1, 3)).value
        assert total == 2 + 3 + 4 + 5
        assert labels.array.tolist() == [1, 2]
        assert labels.dtype == "int64"


def test_what_a_student_does_to_them_is_seen_and_harms_nothing(sharing):
    for _ in range(2):
        with sharing.submission(PATIENT) as session:
            load(session, SOURCE)
            spoilt = call(session, "spoil", Shared("numbers", 0, 6))
            assert spoilt.value == ("torch.float32", "cpu", False)
            assert spoilt.changed == [0]
            total, _ = call(session, "total", Shared("numbers", 0, 6), Shared("labels", 0, 1)).value
            assert total == 66


@pytest.mark.parametrize("deed", ["rows.mul_(0)", "rows.untyped_storage().fill_(7)", "rows.numpy()[:] = 5"])
@pytest.mark.parametrize("ending", ["return 1", "raise ValueError"])
def test_rows_beside_them_are_out_of_reach_and_theirs_are_restored(sharing, deed: str, ending: str):
    with sharing.submission(PATIENT) as session:
        load(session, f"{SOURCE}\n    def spoil(rows):\n        {deed}\n        {ending}")
        assert call(session, "spoil", Shared("numbers", 2, 4)).changed == [0]
        assert call(session, "total", Shared("numbers", 0, 6), Shared("labels", 0, 6)).value[0] == 66


def test_what_became_of_them_is_told_all_the_same(sharing):
    with sharing.submission(PATIENT) as session:
        load(session, "def double(rows):\n    rows *= 2\n    return rows")
        for _ in range(2):
            assert call(session, "double", Shared("numbers", 1, 2)).value.array.tolist() == [[4, 6]]


def test_two_calls_are_not_given_one_tensor(sharing):
    with sharing.submission(PATIENT) as session:
        load(session, "seen = []\ndef same(rows):\n    seen.append(rows)\n    return seen[0] is seen[-1]")
        assert [call(session, "same", Shared("numbers", 0, 6)).value for _ in range(2)] == [True, False]


def test_a_sandbox_that_is_started_afresh_has_them_again(sharing):
    sharing.close()
    with sharing.submission(PATIENT) as session:
        load(session, SOURCE)
        assert call(session, "total", Shared("numbers", 0, 1), Shared("labels", 0, 1)).value[0] == 1
