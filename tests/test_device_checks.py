"""The device checks where there is no GPU: failed where the stand-in proves a mistake, else not run; never charged."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from autograder import catalogue
from autograder.catalogue import Mistake
from autograder.checking import Failure, Outcome
from autograder.course import private_folders
from autograder.diagnosis import Diagnostician
from autograder.grading import shown
from autograder.sandbox import open_sandbox

from .marking import Judge, beside
from .works import BACKPROP

NO_GPU = "There was no GPU."
UPDATE = """def update(params, grads, learning_rate):
    {body}
    return tuple(p - learning_rate * g for p, g in zip(params, grads))
"""

MISPLACED = {
    "a factory that is not told where": "grads = [g + torch.zeros(g.shape, dtype=g.dtype) for g in grads]",
    "cuda()": "if torch.cuda.is_available(): params = [p.cuda() for p in params]",
    "a hard-coded device": "if torch.cuda.is_available(): grads = [g.to('cuda:0') for g in grads]",
    "the CPU, by name": "params, grads = [p.cpu() for p in params], [g.to('cpu') for g in grads]",
    "numpy()": "params[0].numpy()",
    "a function of NumPy": "import numpy; numpy.abs(params[0])",
    "a variable of the module": "grads = [g * ONE for g in grads]",
    "a helper": "grads = [added(g) for g in grads]",
}
HELPERS = "ONE = torch.ones(1)\ndef added(g):\n    return g + torch.zeros(g.shape, dtype=g.dtype)\n"

UNDECIDED = {
    "one that reads values": "rate = torch.tensor(grads[0].tolist(), device=grads[0].device)",
    "one that goes to the CPU and back": "params = [p.cpu().to(p.device) for p in params]",
}
TROUBLED = {
    "ends its process": "if params[0].is_cuda: import os; os._exit(0)",
    "raises": "if params[0].is_cuda: raise RuntimeError('not here')",
}


def device_check(judge: Judge, text: str, function: str = "update") -> Outcome:
    judged = judge.judge(beside(text))
    assert judged.score == 40, judged.lost
    return judged.on_device[f"{function}.device"]


@pytest.mark.parametrize("body", MISPLACED.values(), ids=MISPLACED)
def test_a_misplaced_tensor_is_found_and_costs_nothing(judge: Judge, body: str):
    outcome = device_check(judge, HELPERS + UPDATE.format(body=body))
    assert outcome.status in ("failed", "error")
    assert all(failure.misplaced and failure.stand_in for failure in outcome.failures)


@pytest.mark.parametrize("body", UNDECIDED.values(), ids=UNDECIDED)
def test_what_only_a_gpu_can_tell_is_not_run(judge: Judge, body: str):
    outcome = device_check(judge, UPDATE.format(body=body))
    assert (outcome.status, "Only one can tell" in outcome.not_run) == ("not_run", True)


@pytest.mark.parametrize("body", TROUBLED.values(), ids=TROUBLED)
def test_what_goes_wrong_on_the_stand_in_alone_is_not_held_against_anyone(judge: Judge, body: str):
    assert device_check(judge, UPDATE.format(body=body)).status == "not_run"


def test_where_the_source_shows_nothing_nothing_is_called(judge: Judge):
    outcome = device_check(judge, "")
    assert outcome.not_run == f"{NO_GPU} The source shows nothing that could put a tensor elsewhere."


def test_what_is_found_right_on_the_stand_in_is_said_to_be_only_that(judge: Judge):
    outcome = device_check(judge, UPDATE.format(body="torch.zeros(1, device=params[0].device)"))
    assert outcome.not_run == f"{NO_GPU} On a stand-in for one nothing wrong was found."


def test_a_function_that_is_wrong_on_the_cpu_is_not_asked_again(judge: Judge):
    judged = judge.judge(beside("def update(*args):\n    return torch.zeros(3)\n"))
    assert judged.on_device["update.device"].not_run == "This is asked of functions that are right on the CPU."


DEVICE_MISTAKES = [
    mistake for mistake in catalogue.mistakes(BACKPROP) if any(check.endswith(".device") for check in mistake.fails)
]


def test_every_mistake_of_placement_is_found_and_named(marker):
    assert len(DEVICE_MISTAKES) >= 4
    for mistake in DEVICE_MISTAKES:
        marked = marker.mark(catalogue.with_mistake(BACKPROP, mistake))
        assert (marked.lost, marked.score) == (set(mistake.fails), 40)
        assert set(marked.named.values()) == {mistake.id}
        assert mistake.says in " ".join(marked.feedback(mistake.functions[0]).split())


@pytest.fixture(scope="module")
def diagnostician():
    opened = open_sandbox("none", private_folders())
    diagnostician = Diagnostician(opened)
    yield diagnostician
    diagnostician.close()
    opened.close()


class TestWithAGpu:
    """What the grader makes of what a GPU showed; here the stand-in speaks for one, in a GPU's words."""

    IN_A_GPUS_WORDS = "Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!"

    def _as_a_gpu(self, failure: Failure) -> Failure:
        """What it would have been on a GPU: other words where tensors of two devices meet, no word of a stand-in."""
        raised, recorded = failure.raised, list(failure.recorded)
        if raised is not None and "same device" in raised.text:
            raised = msgspec.structs.replace(raised, text=self.IN_A_GPUS_WORDS)
            answer = msgspec.structs.replace(recorded[-1].answer, raised=raised, misplaced=False)
            recorded[-1] = replace(recorded[-1], answer=answer)
        return replace(failure, raised=raised, recorded=recorded, stand_in=False)

    @pytest.mark.parametrize("mistake", DEVICE_MISTAKES, ids=lambda mistake: mistake.id)
    def test_a_mistake_that_only_the_gpu_showed_is_named(self, judge: Judge, diagnostician, mistake: Mistake):
        judged = judge.judge(catalogue.with_mistake(BACKPROP, mistake))
        outcomes = list(judged.outcomes.values())
        for outcome in judged.on_device.values():
            on_gpu = replace(outcome, failures=[self._as_a_gpu(failure) for failure in outcome.failures])
            outcomes.append(shown(Outcome(outcome.check, not_run="Only one can tell."), on_gpu))
        named = diagnostician.mistakes(BACKPROP, outcomes)
        assert {check: found.id for check, found in named.items()} == dict.fromkeys(mistake.fails, mistake.id)

    def test_what_the_stand_in_showed_comes_first(self, judge: Judge):
        outcome = device_check(judge, UPDATE.format(body="params[0].numpy()"))
        assert shown(outcome, replace(outcome, failures=list(outcome.failures))) is outcome

    def test_what_the_gpu_found_right_is_right(self, judge: Judge):
        outcome = device_check(judge, UPDATE.format(body="params[0].numpy()"))
        passed = Outcome(outcome.check, ran_on="a GPU")
        assert shown(outcome, passed) is passed
