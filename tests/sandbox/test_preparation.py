"""What is slow and only some submissions need is done once, by the server, before the first that needs it."""

import pytest

from autograder.course import private_folders
from autograder.sandbox import open_sandbox

from .conversation import PATIENT, call, load

SOURCE = """
    import sys

    def compiler():
        return "torch._dynamo" in sys.modules

    def rehearsed():
        return "rehearsal" in sys.modules
"""


@pytest.fixture(scope="module")
def sandbox(backend):
    opened = open_sandbox(backend, private_folders())
    yield opened
    opened.close()


def told(sandbox, function, *, optimizers):
    session = sandbox.open(PATIENT, optimizers=optimizers)
    try:
        load(session, SOURCE)
        return call(session, function).value
    finally:
        session.end()


def test_the_compiler_that_optimisers_import_is_there_only_after_it_was_asked_for(sandbox):
    assert told(sandbox, "compiler", optimizers=False) is False
    assert told(sandbox, "compiler", optimizers=True) is True
    assert told(sandbox, "compiler", optimizers=False) is True


def test_a_server_that_was_started_afresh_prepares_again(sandbox):
    told(sandbox, "compiler", optimizers=True)
    sandbox.close()
    assert told(sandbox, "compiler", optimizers=True) is True


def test_the_rehearsal_of_a_submission_leaves_nothing_behind(sandbox):
    assert told(sandbox, "rehearsed", optimizers=False) is False
