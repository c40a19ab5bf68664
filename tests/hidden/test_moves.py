"""Training on a device that is given by name: right in every style, on the stand-in for a GPU, unless data moves again
and again, or nothing moves at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import pytest

from autograder.assignment import EXACT
from autograder.checking import CheckRunner, Draws, Failure
from autograder.course import assignments
from autograder.sandbox import Limits, Sandbox, Session, open_sandbox
from autograder.sandbox.inside.messages import Load, UnitText

XOR_NN = assignments()["xor_nn"]
CHECKS = {check.id: check for check in XOR_NN.on_device}

HEAD = "import copy\nimport numpy as np\nimport torch\nfrom torch import nn\n"
TRAIN = """
def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = torch.device(X.device if device is None else device)
{before}
    parameters = list(model.parameters())
    costs = []
    for _ in range(steps):
{step}
        costs.append(cost.item())
        model.zero_grad()
        cost.backward()
        with torch.no_grad():
            for p in parameters:
{update}
{after}
    return costs
"""
STEP = "cost = nn.functional.binary_cross_entropy(model(X), Y)"
UPDATE = "p -= learning_rate * p.grad"
MODEL = "model.to(device)\n"
BOTH = f"{MODEL}X, Y = X.to(device), Y.to(device)"


def written(before: str = BOTH, step: str = STEP, update: str = UPDATE, after: str = "") -> str:
    pieces = {"before": (before, 4), "step": (step, 8), "update": (update, 16), "after": (after, 4)}
    return HEAD + TRAIN.format(**{name: indent(text, " " * depth) for name, (text, depth) in pieces.items()})


RIGHT = {
    "to()": written(),
    "to(device=)": written("model.to(device=device)\nX, Y = X.to(device=device), Y.to(device=device, dtype=Y.dtype)"),
    "without waiting": written(f"{MODEL}X, Y = X.to(device, non_blocking=True), Y.to(device, non_blocking=True)"),
    "cuda() where that is asked": written("if device.type == 'cuda':\n    model.cuda()\n    X, Y = X.cuda(), Y.cuda()"),
    "where the model lies": written(f"{MODEL}there = next(model.parameters())\nX, Y = X.to(there), Y.to(there.device)"),
    "as_tensor": written(f"{MODEL}X, Y = torch.as_tensor(X, device=device), torch.as_tensor(Y, device=device)"),
    "copy_": written(f"{MODEL}X, Y = (torch.empty(t.shape, dtype=t.dtype, device=device).copy_(t) for t in (X, Y))"),
    "clones": written(f"{MODEL}X, Y = X.detach().clone().to(device), Y.clone().to(device)"),
    "NumPy": written(f"{MODEL}X, Y = (torch.tensor(t.cpu().numpy(), device=device) for t in (X, Y))"),
    "lists": written(f"{MODEL}X, Y = (torch.tensor(t.tolist(), dtype=t.dtype, device=device) for t in (X, Y))"),
    "a device for all": written(f"with device:\n    {MODEL}    X, Y = X.to(device), Y.to(device)"),
    "moved in the loop, and then there": written(MODEL, f"X, Y = X.to(device), Y.to(device)\n{STEP}"),
    "a factory in every step": written(step=f"{STEP} * torch.ones_like(Y, device=device).mean()"),
    "the layers one by one": written("for layer in model:\n    layer.to(device)\nX, Y = X.to(device), Y.to(device)"),
    "the parameters' data": written(
        "for p in model.parameters():\n    p.data = p.data.to(device)\nX, Y = X.to(device), Y.to(device)"
    ),
    "an update of the data": written(update="p.data.sub_(learning_rate * p.grad)"),
    "the model back where it lay": written(f"home = model[0].weight.device\n{BOTH}", after="model.to(home)"),
    "a copy, whose numbers go back": written(
        "given, model = model, copy.deepcopy(model).to(device)\nX, Y = X.to(device), Y.to(device)",
        after="given.load_state_dict(model.state_dict())",
    ),
    "a loader": written(
        "from torch.utils.data import DataLoader, TensorDataset\n"
        f"{MODEL}loader = DataLoader(TensorDataset(X, Y), batch_size=len(X))",
        "for x, y in loader:\n    cost = nn.functional.binary_cross_entropy(model(x.to(device)), y.to(device))",
    ),
    "a check of where all lies": written(f"{BOTH}\nassert X.device == Y.device == next(model.parameters()).device"),
    "once more, to look": written(f"{MODEL}assert X.to(device).shape == X.shape\nX, Y = X.to(device), Y.to(device)"),
}

WRONG = {
    "X and Y at every step": (
        written(MODEL, "cost = nn.functional.binary_cross_entropy(model(X.to(device)), Y.to(device))"),
        "train moved X and Y to cuda at every one of 4 steps; once is enough",
    ),
    "Y alone": (
        written(f"{MODEL}X = X.to(device)", "cost = nn.functional.binary_cross_entropy(model(X), Y.to(device))"),
        "train moved Y to cuda at every one of 4 steps",
    ),
    "into a tensor that is there": (
        written(
            f"{MODEL}x, Y = torch.empty(X.shape, dtype=X.dtype, device=device), Y.to(device)",
            f"x.copy_(X)\n{STEP.replace('X', 'x')}",
        ),
        "train moved X to cuda at every one of 4 steps",
    ),
    "row by row": (
        written(
            f"{MODEL}Y = Y.to(device)",
            f"x = torch.stack([row.to(device) for row in X])\n{STEP.replace('X', 'x')}",
        ),
        "train moved X to cuda at every one of 4 steps",
    ),
    "nothing": (written(""), "train was told to work on cuda, and no tensor ever lay there"),
    "the model alone": (written(MODEL), "Expected all tensors to be on the same device"),
    "the data alone": (written("X, Y = X.to(device), Y.to(device)"), "Expected all tensors to be on the same device"),
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    opened = open_sandbox("none", [])
    yield opened
    opened.close()


def failures_in(session: Session, text: str, check: str, *, stand_in: bool) -> list[Failure]:
    """What goes wrong with a file on the stand-in for a GPU, or on one that the session has."""
    _, loaded = session.load(Load(XOR_NN.id, False, [UnitText("xor_nn.py", text)], ["train"], [], seed=0))
    assert not loaded.problems
    runner = CheckRunner(XOR_NN, session, Draws(0, "ada"), EXACT, (), stand_in=stand_in)
    return runner.run(CHECKS[check]).failures


def failures(sandbox: Sandbox, text: str, check: str) -> list[Failure]:
    """What goes wrong on the stand-in."""
    with sandbox.submission(Limits()) as session:
        return failures_in(session, text, check, stand_in=True)


@pytest.mark.parametrize("check", ["train.device", "train.moves_once"])
@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_work_is_right_in_every_style(sandbox: Sandbox, text: str, check: str):
    assert failures(sandbox, text, check) == []


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_data_that_moves_again_or_not_at_all_is_found(sandbox: Sandbox, text: str, said: str):
    found = failures(sandbox, text, "train.moves_once")
    assert all(failure.misplaced for failure in found)
    assert said in (found[0].raised.text if found[0].raised else found[0].text)
    assert found[0].setting.describe() == "N=5, D=3, H=4 in float32 on cpu"


def test_where_all_lies_on_the_gpu_already_there_is_nothing_to_move(sandbox: Sandbox):
    assert failures(sandbox, WRONG["X and Y at every step"][0], "train.device") == []
