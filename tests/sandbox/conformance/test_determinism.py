"""The same submission gives the same numbers, in every process of every fork server."""

from __future__ import annotations

import pytest

from autograder.sandbox import Sandbox

from ..conftest import Opener
from ..conversation import PATIENT, call, load, value


@pytest.mark.parametrize(
    "uninitialised",
    [
        "torch.empty(3, 4)",
        "torch.empty(3, dtype=torch.float64)",
        "torch.Tensor(2, 2)",
        "torch.empty_like(torch.ones(3))",
        "torch.FloatTensor(5)",
        "torch.ones(3).new_empty(7)",
        "torch.empty(100_000)",
    ],
)
def test_uninitialised_memory_reads_nan(sandbox: Sandbox, uninitialised: str):
    assert value(sandbox, f"import torch\ndef attack():\n    return bool({uninitialised}.isnan().all())") is True


def test_two_fork_servers_give_the_same(another: Opener, sandbox: Sandbox):
    source = """
        import random, numpy as np, torch

        loaded = random.random(), float(np.random.rand()), float(torch.rand(1))

        def attack():
            called = random.random(), float(np.random.rand()), torch.nn.Linear(2, 2).bias.tolist()
            return loaded, called, hash("gradient"), list({"sigmoid", "forward", "update", "train"})
    """
    assert value(another(), source) == value(sandbox, source)


def test_a_call_can_be_seeded(sandbox: Sandbox):
    source = """
        import random, numpy as np, torch

        def attack():
            return random.random(), np.random.rand(), torch.rand(3)
    """
    with sandbox.submission(PATIENT) as session:
        load(session, source)
        first, again, other = (call(session, "attack", seed=seed).value for seed in (2**61 + 1, 2**61 + 1, 2))
    assert first[:2] == again[:2] != other[:2]
    assert (first[2].array == again[2].array).all()
    assert (first[2].array != other[2].array).any()


def test_loading_is_seeded(sandbox: Sandbox):
    source = "import random, torch\nx = random.random(), float(torch.rand(1))\ndef attack():\n    return x"

    def drawn(seed: int) -> object:
        with sandbox.submission(PATIENT) as session:
            load(session, source, seed=seed)
            return call(session, "attack").value

    assert drawn(1) == drawn(1) != drawn(2)


def test_torch_uses_one_thread(sandbox: Sandbox):
    assert value(sandbox, "import torch\ndef attack():\n    return torch.get_num_threads()") == 1
