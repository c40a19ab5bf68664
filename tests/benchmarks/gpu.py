"""What a submission's device checks cost on a GPU, with 1, 2, 4 and 8 at once, beside a plain process for each.

`python -m tests.benchmarks.gpu FILE` writes the figures to FILE, as JSON, and prints them. The plain process does what
a grader without a fork server does: it imports torch, starts CUDA, loads the file, and runs the same device checks,
with no sandbox about it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import platform
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pynvml
import torch

from autograder import catalogue
from autograder.accelerator import Accelerator
from autograder.assignment import EXACT, Assignment
from autograder.attempt import Attempt
from autograder.checking import CheckRunner, Draws
from autograder.course import assignments, private_folders
from autograder.load_request import off_limits_rules
from autograder.sandbox import Limits, Session, find_gpu
from autograder.sandbox.inside import cuda, decoding, frames, messages, wire
from autograder.sandbox.inside.agent import Agent
from autograder.submission import read

from ..marking import submission

AT_ONCE = (1, 2, 4, 8)
ASSIGNMENT = "backprop"
_SECONDS = 5.0
"""For one number of workers; the whole benchmark takes about a minute."""
_PATIENCE = 60.0


def _work() -> tuple[Assignment, Any, list[Any]]:
    assignment = assignments()[ASSIGNMENT]
    source = read(submission(catalogue.reference(assignment).read_text(), assignment=assignment))
    return assignment, source, [check for check in assignment.checks if check.on_device]


def _worker(orders: Any, results: Any) -> None:
    """One worker of a batch: at every order submission after submission, until the time is up."""
    gpu = find_gpu()
    assert gpu is not None
    assignment, source, checks = _work()
    accelerator = Accelerator("bwrap", list(private_folders()), {}, gpu, places=max(AT_ONCE))
    try:
        accelerator.start()
        results.put([])
        while orders.get():
            deadline = time.monotonic() + _SECONDS
            rows = []
            while time.monotonic() < deadline:
                rows.append(_one(accelerator, assignment, source, checks))
            results.put(rows)
    except Exception as error:
        results.put(f"{type(error).__name__}: {error}")
    finally:
        accelerator.close()


def _one(accelerator: Accelerator, assignment: Assignment, source: Any, checks: list[Any]) -> tuple[float, ...]:
    """The seconds that one submission's start of CUDA took, its checks, and its end."""
    begun = time.perf_counter()
    opened = 0.0

    def timed(limits: Limits, *, optimizers: bool) -> Session:
        nonlocal opened
        session = accelerator.open(limits, optimizers=optimizers)
        opened = time.perf_counter() - begun
        return session

    attempt = Attempt(timed, assignment, source, Draws(0, "ada"), Limits())
    outcomes = attempt.on_gpu(checks, EXACT)
    checked = time.perf_counter() - begun - opened
    attempt.end()
    accelerator.release()
    wrong = [(outcome.check.id, outcome.status) for outcome in outcomes if outcome.status != "passed"]
    assert not wrong, wrong
    return opened, checked, time.perf_counter() - begun - opened - checked


class Workers:
    """As many as are ever wanted, each with its own fork server, started at one time."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._results = context.Queue()
        self._orders = [context.Queue() for _ in range(max(AT_ONCE))]
        self._workers = [context.Process(target=_worker, args=(orders, self._results)) for orders in self._orders]
        for worker in self._workers:
            worker.start()
        for _ in self._workers:
            self._result()

    def measure(self, at_once: int) -> dict[str, float]:
        """Submissions per minute, and the medians of a submission's parts, with so many of them at work."""
        begun = time.perf_counter()
        for orders in self._orders[:at_once]:
            orders.put(True)
        rows = [row for _ in range(at_once) for row in self._result()]
        seconds = time.perf_counter() - begun
        parts = dict(zip(("start CUDA", "checks", "end"), map(statistics.median, zip(*rows, strict=True)), strict=True))
        per_minute = 60 * len(rows) / seconds
        return {"submissions per minute": per_minute, **{f"{name} (s)": part for name, part in parts.items()}}

    def close(self) -> None:
        """End them all."""
        for orders in self._orders:
            orders.put(False)
        for worker in self._workers:
            worker.join(_PATIENCE)

    def _result(self) -> Any:
        result = self._results.get(timeout=_PATIENCE)
        if isinstance(result, str):
            raise SystemExit(f"a worker failed: {result}")
        return result


class _Bare:
    """A session without fork and sandbox: the submission's agent answers from a thread of this process."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair()
        threading.Thread(target=Agent(theirs, {}).serve, daemon=True).start()

    def load(self, request: messages.Load) -> None:
        self._ours.sendall(frames.encode(request))
        for kind in (messages.Parsed, messages.Loaded):
            self._answer(kind)

    def call(self, request: messages.Call) -> Any:
        self._ours.sendall(frames.encode(request))
        return self._answer(messages.Answer)

    def _answer(self, kind: type[Any]) -> Any:
        structure, blob = decoding.extent(self._take(wire.HEADER.size))
        return frames.reply(kind, self._take(structure), self._take(blob))

    def _take(self, count: int) -> bytes:
        return self._ours.recv(count, socket.MSG_WAITALL) if count else b""


def plain_process() -> None:
    """The same checks, in this process, from nothing."""
    cuda.begin(Limits().gpu_memory_mib << 20)
    assignment, source, checks = _work()
    session: Any = _Bare()
    units = [messages.UnitText(unit.name, unit.text) for unit in source.units]
    rules = off_limits_rules(assignment)
    session.load(messages.Load(assignment.id, False, units, list(assignment.functions), rules, seed=0))
    runner = CheckRunner(assignment, session, Draws(0, "ada"), EXACT, ())
    assert all(runner.run(check).status == "passed" for check in checks)


def plain(at_once: int) -> dict[str, float]:
    """Submissions per minute with a plain process for each, so many at once."""
    command = [sys.executable, "-c", "from tests.benchmarks.gpu import plain_process; plain_process()"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    begun = time.perf_counter()
    for process in [subprocess.Popen(command, env=environment) for _ in range(at_once)]:
        if process.wait(_PATIENCE):
            raise SystemExit("a plain process failed")
    return {"submissions per minute": 60 * at_once / (time.perf_counter() - begun)}


def main() -> None:
    """Measure, print, write: after every step, so that nothing is lost when a later one fails."""
    gpu = find_gpu()
    if gpu is None:
        raise SystemExit("there is no GPU here")
    _, _, checks = _work()
    figures: dict[str, Any] = {
        "gpu": gpu.name,
        "driver": pynvml.nvmlSystemGetDriverVersion(),
        "torch": torch.__version__,
        "CUDA": torch.version.cuda,
        "Python": platform.python_version(),
        "cores": len(os.sched_getaffinity(0)),
        "assignment": ASSIGNMENT,
        "device checks": len(checks),
    }

    def keep(name: str, found: dict[str, float]) -> None:
        figures[name] = found
        print(f"{name}: {json.dumps(found)}", flush=True)
        if sys.argv[1:]:
            Path(sys.argv[1]).write_text(json.dumps(figures, indent=2) + "\n")

    workers = Workers()
    for at_once in AT_ONCE:
        keep(f"fork server, {at_once} at once", workers.measure(at_once))
    workers.close()
    for at_once in AT_ONCE:
        keep(f"plain process, {at_once} at once", plain(at_once))


if __name__ == "__main__":
    main()
