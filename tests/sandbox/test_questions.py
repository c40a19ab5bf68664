"""Whether there is a GPU: the student's code is told of the stand-in while that is there, and torch's own never."""

from __future__ import annotations

import pytest

from autograder.sandbox import Sandbox

from .test_standin import HEAD, asked

QUESTIONS = {
    "torch.cuda.is_available()": True,
    "torch.cuda.device_count()": 1,
    "torch.accelerator.is_available()": True,
    "torch.accelerator.device_count()": 1,
    "torch.accelerator.current_accelerator().type": "cuda",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_there_seems_to_be_a_gpu_while_a_function_runs(trusted: Sandbox, question: str):
    assert asked(trusted, f"return {question}").value == QUESTIONS[question]


def test_torch_itself_is_told_the_truth(trusted: Sandbox):
    body = "torch.manual_seed(0)\n    torch.nn.Linear(2, 2)\n    return torch.cuda.is_initialized()"
    assert asked(trusted, body).value is False


def test_nothing_is_concluded_from_who_asked_for_a_gpu_when_the_file_was_loaded(trusted: Sandbox):
    head = f"{HEAD}device = 'cuda' if torch.cuda.is_available() else 'cpu'\n"
    answer = asked(trusted, "return x + torch.zeros(3, device=device)", head=head)
    assert not answer.misplaced
    assert "asked" in answer.undecided


def test_but_from_who_asked_in_a_function(trusted: Sandbox):
    body = "device = 'cuda' if torch.cuda.is_available() else 'cpu'\n    return x.to(device)"
    answer = asked(trusted, body, "cpu")
    assert (answer.value.device, answer.undecided) == ("cuda:0", "")
