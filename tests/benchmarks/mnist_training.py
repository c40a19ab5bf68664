"""What the training on MNIST costs in the sandbox: `python -m tests.benchmarks.mnist_training [LESSONS]`.

Has the reference of `batchnorm` trained as `train_epoch.learns` does, many times in one process, and prints the CPU
time of that process per lesson (images, network, watching and answers included) beside the floor: the same loop bare,
in a plain warm process with one thread. A measurement, not a test.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
import time
from typing import Any

import torch
from torch import nn

from autograder import catalogue, mnist
from autograder.case import Case, Setting, stream
from autograder.course import assignments
from autograder.hidden.batchnorm.training import LESSON_EPOCHS, LESSON_IMAGES, LESSON_RATE, fresh_network, lesson
from autograder.load_request import load_request
from autograder.sandbox import Limits, Sandbox, open_sandbox
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
        print(bare(int(sys.argv[2])))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    sandbox = open_sandbox("bwrap", [], mnist.load().arrays)
    alone, called = sandboxed(sandbox, 1)
    whole, called_often = sandboxed(sandbox, 1 + count)
    sandbox.close()
    command = [sys.executable, "-m", "tests.benchmarks.mnist_training", "bare", str(count)]
    floor = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    inside, function = (whole - alone) / count, (called_often - called) / count
    print(f"CPU per lesson of {LESSON_EPOCHS} epochs over {LESSON_IMAGES} images, mean of {count}:")
    print(f"  in the sandbox                {1000 * inside:8.1f} ms   ({inside / floor:.2f} times the floor)")
    print(f"  of which train_epoch itself   {1000 * function:8.1f} ms")
    print(f"  floor: the bare loop          {1000 * floor:8.1f} ms")


def sandboxed(sandbox: Sandbox, count: int) -> tuple[float, float]:
    """CPU seconds of the submission's process for so many lessons, and of the student's function in it."""
    source = read(submission(catalogue.reference(ASSIGNMENT).read_text(), assignment=ASSIGNMENT))
    session = sandbox.open(LIMITS)
    session.load(load_request(ASSIGNMENT, "batchnorm", source, seed=0))
    for seed in range(count):
        lesson(Student(session, "batchnorm", "torch", "float32", seed, f"{seed}"), case(seed))
    return session.end().cpu, session.usage.function_cpu


def bare(count: int) -> float:
    """CPU seconds of one lesson without a grader; the first ones warm the process up."""
    torch.set_num_threads(1)
    train_epoch = runpy.run_path(str(catalogue.reference(ASSIGNMENT)))["train_epoch"]
    arrays = mnist.load().arrays
    images, labels = (torch.from_numpy(arrays[f"train_{kind}"][:LESSON_IMAGES]) for kind in ("images", "labels"))
    models = [model(case(seed)) for seed in range(count + 5)]
    for number, network in enumerate(models):
        if number == 5:
            started = time.process_time()
        optimizer = torch.optim.SGD(network.parameters(), lr=LESSON_RATE)
        for _ in range(LESSON_EPOCHS):
            train_epoch(network, images, labels, optimizer)
    return (time.process_time() - started) / count


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
