"""The device checks where there is no GPU: failed where the stand-in proves a mistake, else not run; never charged."""

from __future__ import annotations

import pytest

from autograder import catalogue
from autograder.checking import Outcome

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


def test_every_mistake_of_placement_is_found_and_named(marker):
    mistakes = [m for m in catalogue.mistakes(BACKPROP) if any(check.endswith(".device") for check in m.fails)]
    assert {"device-cuda-0", "device-cuda-when-there", "device-numpy", "device-zeros"} <= {m.id for m in mistakes}
    for mistake in mistakes:
        marked = marker.mark(catalogue.with_mistake(BACKPROP, mistake))
        assert (marked.lost, marked.score) == (set(mistake.fails), 40)
        assert set(marked.named.values()) == {mistake.id}
        assert mistake.says in " ".join(marked.feedback(mistake.functions[0]).split())
