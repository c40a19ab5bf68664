"""What the training on MNIST costs in the sandbox: `python -m tests.benchmarks.mnist_training [LESSONS]`.

Has the reference of `batchnorm` trained as `train_epoch.learns` does, many times in one process, and prints the CPU
time of that process per lesson (its start and end, images, network, watching and answers included) beside the floor:
the same loop bare, in a plain process with one thread. The two take turns, since the speed of a shared machine changes
from second to second. A measurement, not a test.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from autograder import catalogue, mnist
from autograder.case import Case, Setting
from autograder.course import assignments
from autograder.hidden.batchnorm.training import LESSON_EPOCHS, LESSON_IMAGES, LESSON_RATE, fresh_network, lesson
from autograder.load_request import load_request
from autograder.sandbox import Limits, Sandbox, open_sandbox
from autograder.stream import stream
from autograder.student import Student
from autograder.submission import read

from ..marking import submission

ASSIGNMENT = assignments()["batchnorm"]
LIMITS = Limits(call_seconds=120, submission_seconds=3600)


def case(seed: int) -> Case:
    """A case of the check, with a start of its own."""
    return Case(Setting({}, "float32"), stream(seed, "benchmark"), "mean", "torch")


def main() -> None:
    """Measure, and print the table."""
    if sys.argv[1:2] == ["bare"]:
        serve_bare()
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    sandbox = open_sandbox("bwrap", [], mnist.load().arrays)
    with bare_lessons() as bare:
        inside, function, floor = (1000 * seconds / count for seconds in taught(sandbox, count, bare))
    sandbox.close()
    print(f"CPU per lesson of {LESSON_EPOCHS} epochs over {LESSON_IMAGES} images, mean of {count}:")
    print(f"  in the sandbox                {inside:8.1f} ms   ({inside / floor:.2f} times the floor)")
    print(f"  of which train_epoch itself   {function:8.1f} ms   ({function / floor:.2f} times)")
    print(f"  floor: the bare loop          {floor:8.1f} ms")


def taught(sandbox: Sandbox, count: int, bare: Callable[[int], float]) -> tuple[float, float, float]:
    """CPU seconds of the process that has so many lessons, of the student's function in it, and of the bare loop."""
    source = read(submission(catalogue.reference(ASSIGNMENT).read_text(), assignment=ASSIGNMENT))
    session = sandbox.open(LIMITS, optimizers=True)
    session.load(load_request(ASSIGNMENT, "batchnorm", source, seed=0))
    floor = 0.0
    for seed in range(count):
        lesson(Student(session, "batchnorm", "torch", "float32", seed, f"{seed}"), case(seed))
        floor += bare(seed)
    return session.end().cpu, session.usage.function_cpu, floor


@contextmanager
def bare_lessons() -> Iterator[Callable[[int], float]]:
    """CPU seconds of one lesson without a grader, in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.mnist_training", "bare"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        asked, told = process.stdin, process.stdout

        def bare(seed: int) -> float:
            print(seed, file=asked, flush=True)
            return float(told.readline())

        yield bare
        asked.close()


def serve_bare() -> None:
    """Give the lessons whose seeds are asked for on standard input, and tell what each cost."""
    torch.set_num_threads(1)
    train_epoch = runpy.run_path(str(catalogue.reference(ASSIGNMENT)))["train_epoch"]
    arrays = mnist.load().arrays
    images, labels = (torch.from_numpy(arrays[f"train_{kind}"][:LESSON_IMAGES]) for kind in ("images", "labels"))
    torch.optim.SGD([torch.ones(1, requires_grad=True)], lr=1.0).zero_grad()  # imports the compiler: a second, once
    for line in sys.stdin:
        network = model(case(int(line)))
        started = time.process_time()
        optimizer = torch.optim.SGD(network.parameters(), lr=LESSON_RATE)
        for _ in range(LESSON_EPOCHS):
            train_epoch(network, images, labels, optimizer)
        print(time.process_time() - started, flush=True)


def model(here: Case) -> nn.Sequential:
    """The network of a lesson."""
    parts: list[Any] = []
    for kind, *arrays in fresh_network(here):
        part = nn.ReLU() if kind == "relu" else nn.BatchNorm1d(32) if kind == "batchnorm" else None
        if part is None:
            part = nn.Linear(*arrays[0].shape[::-1])
            part.weight.data, part.bias.data = (torch.from_numpy(array).float() for array in arrays)
        parts.append(part)
    return nn.Sequential(*parts)


main()
