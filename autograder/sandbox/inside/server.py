"""The fork server of the sandboxes that grade: it has imported torch and NumPy, so that no submission needs to."""

from __future__ import annotations

import gc
import os
import platform
import socket
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from . import agent, confine, cuda, hugepages, rehearsal
from .confine import Bounds
from .shared import Held
from .start import serve


class Submissions:
    """Serves submissions; arrays that any of them may be given lie in the server's memory, and so in every fork's."""

    def __init__(self) -> None:
        self._shared: dict[str, Held] = {}

    def share(self, name: str, descriptor: int) -> None:
        """Keep the array in that file: every later fork has it under that name."""
        with os.fdopen(descriptor, "rb") as file:
            self._shared[name] = Held(np.load(file, allow_pickle=False))

    def prepare(self, what: str) -> None:
        """Load what `what` names into the server's memory, and so into every later fork's."""
        _PREPARATIONS[what]()
        _settle()

    def check(self) -> None:
        """Refuse to fork where CUDA was started, after which no fork can use it."""
        if cuda.driver_started():
            raise SystemExit("sandbox: CUDA was started before the fork")

    def serve(self, connection: socket.socket, bounds: Bounds) -> None:
        """Answer the grader until it hangs up."""
        if bounds.gpu_bytes:
            cuda.begin(bounds.gpu_bytes)
            confine.limit_memory(bounds)
            connection.sendall(b"!")
        agent.Agent(connection, self._shared).serve()


def _warm() -> None:
    """Take the first-time costs of what every submission does, once."""
    torch.set_num_threads(1)
    # Uninitialised memory then reads NaN: `torch.Tensor(2, 2)` as parameters is wrong on every run, not on some.
    torch.set_deterministic_debug_mode("warn")
    agent.seed_everything(0)
    for dtype in (torch.float32, torch.float64):
        x = torch.ones(3, 3, dtype=dtype, requires_grad=True)
        cost = torch.sigmoid(x @ x + x).log().mean()
        if not cuda.reachable():  # autograd's first backward pass starts the driver, and a thread for every GPU
            torch.autograd.backward([cost])
        x.detach().numpy() @ np.ones((3, 3))
    rehearsal.rehearse()


def _optimizers() -> None:
    """The first step of an optimiser imports torch's compiler: two seconds, and 70 MiB that slow every fork down."""
    x = torch.ones(3, requires_grad=True)
    x.grad = torch.ones(3)
    _without_asking_for_a_gpu(torch.optim.SGD([x], lr=1.0).step)


_PREPARATIONS = {"optimizers": _optimizers}


def _settle() -> None:
    """Leave a process that can be forked, and whose forks share as much of its memory as they can."""
    started = [f"{Path(task, 'comm').read_text().strip()!r}" for task in Path("/proc/self/task").iterdir()][1:]
    if started:
        raise SystemExit(f"sandbox: warming torch up started threads ({', '.join(started)}); a fork would hang")
    gc.collect()
    gc.freeze()
    hugepages.collapse()


def _without_asking_for_a_gpu(work: Callable[[], object]) -> None:
    """Do work that asks whether there is a GPU, which starts the driver, after which no fork can use it."""
    ask, torch.cuda.is_available = torch.cuda.is_available, lambda: False
    try:
        work()
    finally:
        torch.cuda.is_available = ask


def main() -> None:
    """Warm up, and serve as the command line says."""
    _warm()
    _settle()
    versions = {"torch": str(torch.__version__), "numpy": np.__version__, "python": platform.python_version()}
    serve(Submissions(), versions)
