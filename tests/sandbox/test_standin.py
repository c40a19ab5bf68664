"""The stand-in for a GPU: it shows where a tensor lies, refuses what a GPU refuses, and says where it cannot tell."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside import wire
from autograder.sandbox.inside.messages import Answer, Call

from .conversation import MODULE, PATIENT, load

HEAD = "import numpy as np\nimport torch\nfrom torch import nn\n"

REFUSED = {
    "a factory that is not told where": "return x + torch.zeros(3)",
    "a matrix that was made elsewhere": "return x @ torch.ones(3, 2, dtype=x.dtype)",
    "a comparison with one": "return torch.where(x > 0, x, torch.zeros(2, 3))",
    "tensors of two places in a list": "return torch.cat([x, torch.ones(2, 3)])",
    "a layer that was not moved": "return nn.Linear(3, 1, dtype=x.dtype)(x)",
    "a loss with targets elsewhere": "return nn.functional.mse_loss(x, torch.zeros(2, 3, dtype=x.dtype))",
    "an array as a tensor": "return x * torch.from_numpy(np.ones(3))",
    "a sum kept elsewhere": "s = torch.zeros((), dtype=x.dtype)\n    s += x.sum()\n    return s",
    "numbers of rows that lie elsewhere": "return x.index_select(0, torch.tensor([1]))",
    "moved to the CPU": "return x + x.to('cpu')",
    "numpy()": "return x.numpy()",
    "asarray": "return np.asarray(x)",
    "a function of NumPy": "return np.exp(x)",
    "a generator that lies elsewhere": "return torch.rand(3, generator=torch.Generator(), device=x.device)",
    "in a helper": "return helper(x)\ndef helper(x):\n    return x * torch.ones(3)",
}
STAYS = {
    "operations": "return torch.exp(-x) @ x.T + 1",
    "a factory that is told where": "return x + torch.zeros(3, device=x.device, dtype=x.dtype)",
    "a factory that is told by a tensor": "return torch.zeros_like(x) + x.new_ones(3)",
    "a tensor of no dimensions": "return torch.maximum(x, torch.tensor(0.0, dtype=x.dtype))",
    "a move by name": "return torch.zeros(3, dtype=x.dtype).to('cuda') + x",
    "a move to where another lies": "return torch.zeros(3).to(x) + x",
    "a layer that was moved": "return nn.Linear(3, 1, dtype=x.dtype).to(x.device)(x)",
    "one that was moved by name": "return nn.Linear(3, 1, dtype=x.dtype).to(device='cuda')(x)",
    "one that was moved to where another tensor lies": "return nn.Linear(3, 1).to(x)(x)",
    "one that was made there": "return nn.Linear(3, 1, dtype=x.dtype, device=x.device)(x)",
    "one that was moved by cuda()": "return nn.Linear(3, 1, dtype=x.dtype).cuda()(x)",
    "a gradient": "w = torch.ones_like(x, requires_grad=True)\n    (w * x).sum().backward()\n    return w.grad",
    "an index that lies on the CPU": "return x[torch.tensor([1])]",
    "a view": "return x.T.reshape(-1)[1:]",
}
CANNOT_BE_TOLD = {
    "item()": "return x * x.sum().item()",
    "float()": "return x * float(x.sum())",
    "a condition": "return x if x.sum() > 0 else -x",
    "tolist()": "return torch.tensor(x.tolist(), device=x.device)",
    "cpu() and back": "return torch.from_numpy(np.exp(x.cpu().numpy())).to(x.device)",
    "data_ptr()": "x.data_ptr()\n    return x",
}


def asked(sandbox: Sandbox, body: str, device: str = "cuda", head: str = HEAD) -> Answer:
    """What a function of one tensor, with that body, answers on the stand-in."""
    with sandbox.submission(PATIENT) as session:
        _, loaded = load(session, f"{head}def function(x):\n    {body}\n", graded=["function"])
        assert loaded.problems == []
        x = wire.Tensor(np.ones((2, 3)), "float64", device)
        return session.call(Call(MODULE, "function", [x], {}, stand_in=True))


def lies(answer: Answer) -> str:
    assert answer.status == "returned", answer.raised
    return answer.value.device.partition(":")[0]


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_a_gpu_refuses_is_refused(trusted: Sandbox, body: str):
    answer = asked(trusted, body)
    assert (answer.status, answer.misplaced) == ("raised", True), answer


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_on_the_cpu_nothing_is(trusted: Sandbox, body: str):
    answer = asked(trusted, body, "cpu")
    if answer.raised is not None:  # of dtypes
        assert not answer.misplaced, answer.raised


@pytest.mark.parametrize("body", STAYS.values(), ids=STAYS)
def test_what_stays_on_the_device_lies_there(trusted: Sandbox, body: str):
    answer = asked(trusted, body)
    assert (lies(answer), answer.misplaced, answer.undecided) == ("cuda", False, "")


@pytest.mark.parametrize("body", ["return torch.zeros(3)", "return x.new_tensor([1.0], device='cpu')"])
def test_what_was_made_on_the_cpu_lies_there(trusted: Sandbox, body: str):
    assert lies(asked(trusted, body)) == "cpu"


@pytest.mark.parametrize("body", ["return x.cuda()", "return x.to('cuda:0')", "return torch.ones(3, device='cuda')"])
def test_what_is_moved_to_the_gpu_lies_there(trusted: Sandbox, body: str):
    assert lies(asked(trusted, body, "cpu")) == "cuda"


@pytest.mark.parametrize("body", CANNOT_BE_TOLD.values(), ids=CANNOT_BE_TOLD)
def test_who_reads_values_proves_nothing(trusted: Sandbox, body: str):
    answer = asked(trusted, body)
    assert (answer.misplaced, bool(answer.undecided)) == (False, True)


def test_an_exception_of_the_students_own_is_no_refusal(trusted: Sandbox):
    answer = asked(trusted, "raise RuntimeError('Expected all tensors to be on the same device')")
    assert (answer.status, answer.misplaced) == ("raised", False)


def test_what_the_file_made_when_it_was_loaded_lies_on_the_cpu(trusted: Sandbox):
    assert asked(trusted, "return x + one", head=f"{HEAD}one = torch.ones(3)\n").misplaced


def test_unless_it_knows_of_gpus(trusted: Sandbox):
    head = f"{HEAD}try:\n    one = torch.ones(3, device='cuda')\nexcept Exception:\n    one = torch.ones(3)\n"
    assert not asked(trusted, "return x + one", head=head).misplaced


def test_what_a_function_kept_of_an_ordinary_call_is_not_held_against_it(trusted: Sandbox):
    """With a GPU at hand, that is put to another process, which makes no calls on the CPU first."""
    body = "kept.append(torch.ones(3, dtype=x.dtype, device=x.device))\n    return x + kept[0]"
    with trusted.submission(PATIENT) as session:
        load(session, f"{HEAD}kept = []\ndef function(x):\n    {body}\n", graded=["function"])
        there, here = (wire.Tensor(np.ones((2, 3)), "float64", device) for device in ("cuda", "cpu"))
        session.call(Call(MODULE, "function", [here], {}))
        assert not session.call(Call(MODULE, "function", [there], {}, stand_in=True)).misplaced


def test_the_next_ordinary_call_meets_no_stand_in(trusted: Sandbox):
    with trusted.submission(PATIENT) as session:
        load(session, f"{HEAD}def function(x):\n    return x + torch.zeros(3, dtype=x.dtype)\n", graded=["function"])
        there, here = (wire.Tensor(np.ones((2, 3)), "float64", device) for device in ("cuda", "cpu"))
        assert session.call(Call(MODULE, "function", [there], {}, stand_in=True)).misplaced
        assert lies(session.call(Call(MODULE, "function", [here], {}))) == "cpu"
