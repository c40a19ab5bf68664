"""How often `train_epoch.learns` fails: `python -m tests.measurements.batchnorm_learning [SEEDS] [FILE...]`.

Gives the training on MNIST to the reference, every variant and some mistakes, from as many starts as there are seeds
(2,000 unless said otherwise), and prints what they reach, the threshold's distance in standard deviations, and how many
fail. A measurement, not a test; its output is kept in `batchnorm_learning.txt`.
"""

from __future__ import annotations

import sys

import numpy as np

from autograder import catalogue, mnist
from autograder.case import Case, Setting
from autograder.catalogue import with_mistake
from autograder.course import assignments
from autograder.hidden.batchnorm.training import LEARNT_ACCURACY, LEARNT_LOSS, UNTRAINED_LOSS, Lesson, lesson
from autograder.load_request import load_request
from autograder.sandbox import Limits, Sandbox, open_sandbox
from autograder.stream import stream
from autograder.student import Student
from autograder.submission import read

from ..marking import submission

ASSIGNMENT = assignments()["batchnorm"]
WRONG = ("train-in-evaluation", "train-never-steps", "train-same-batch", "train-softmax-twice", "train-own-optimizer")
WRONG_SEEDS = 100
BATCH = 100
"""Seeds for one process: the networks of all its cases stay in it."""
LIMITS = Limits(call_seconds=120, submission_seconds=1e5)


def main() -> None:
    """Print a line for each file."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    chosen = set(sys.argv[2:])
    sandbox = open_sandbox("none", [], mnist.load().arrays)
    print("file                     seeds  failed  accuracy: least median  (sd)   last loss: most median  (sd)")
    right = [catalogue.reference(ASSIGNMENT), *catalogue.variants(ASSIGNMENT)]
    for path in (path for path in right if not chosen or path.name in chosen):
        _tell(path.name, [_learn(sandbox, path.read_bytes(), path.name, seed) for seed in _batches(seeds)])
    for mistake in catalogue.mistakes(ASSIGNMENT):
        if mistake.id in WRONG and (not chosen or mistake.id in chosen):
            text = with_mistake(ASSIGNMENT, mistake).encode()
            few = _batches(min(seeds, WRONG_SEEDS))
            _tell(mistake.id, [_learn(sandbox, text, "batchnorm.py", seed) for seed in few])
    sandbox.close()


def _batches(seeds: int) -> list[range]:
    return [range(start, min(start + BATCH, seeds)) for start in range(0, seeds, BATCH)]


def _learn(sandbox: Sandbox, text: bytes, name: str, seeds: range) -> list[Lesson]:
    source = read(submission(text, name=name, assignment=ASSIGNMENT))
    with sandbox.submission(LIMITS) as session:
        session.load(load_request(ASSIGNMENT, "batchnorm", source, seed=0))
        found = []
        for seed in seeds:
            case = Case(Setting({}, "float32"), stream(seed, "measurement"), "mean", "torch")
            found.append(lesson(Student(session, "batchnorm", "torch", "float32", seed, f"{seed}"), case))
        return found


def _tell(name: str, batches: list[list[Lesson]]) -> None:
    lessons = [one for batch in batches for one in batch]
    accuracy = np.array([one.accuracy for one in lessons])
    loss = np.array([one.last_loss for one in lessons])
    first = np.array([one.first_loss for one in lessons])
    failed = int(np.sum((accuracy <= LEARNT_ACCURACY) | (loss >= LEARNT_LOSS) | (first <= UNTRAINED_LOSS)))
    away = (accuracy.mean() - LEARNT_ACCURACY) / accuracy.std(), (LEARNT_LOSS - loss.mean()) / loss.std()
    reached = f"{accuracy.min():.3f}  {np.median(accuracy):.3f} {away[0]:6.1f}"
    lost = f"{loss.max():.3f}  {np.median(loss):.3f} {away[1]:6.1f}"
    print(f"{name:<24} {len(lessons):>5} {failed:>7}            {reached}             {lost}", flush=True)


main()
