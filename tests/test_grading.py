"""One submission in, one result out: what the grader itself takes of the machine."""

from __future__ import annotations

import os

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from autograder.grading import Grader, Options


def blas_threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="on one core BLAS has one thread as it is")
def test_a_grader_computes_with_one_thread_as_long_as_it_is_open():
    with threadpool_limits(2, user_api="blas"):
        grader = Grader(Options())
        assert blas_threads() == {1}
        grader.close()
        assert blas_threads() == {2}
