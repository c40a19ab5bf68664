"""Checks of dropout_forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.case import Case, Disagreement, Setting, unwrapped
from autograder.hidden.relu_dropout.assignment import (
    ANY_LARGER_SIZE,
    LARGER,
    ONE_DTYPE,
    RTOL,
    likely,
    relu_dropout,
    unlikely,
)
from autograder.oracle.statistics import all_differ, binomial_bounds
from autograder.sandbox.inside.wire import Generator
from autograder.student import Student, StudentError

Array = NDArray[Any]


def kept(answer: Any, x: Array) -> Array:
    """1 where an entry was kept and 0 where it was dropped, by the mask that came back; without one, by the output."""
    for value in reversed(answer if isinstance(answer, (tuple, list)) else (answer,)):
        array, _ = unwrapped(value)
        if array is not None and array.shape == x.shape:
            return np.asarray(array != 0, np.float64)
    return np.ones(x.shape)


def generator(case: Case, key: str = "one") -> Generator:
    """A torch.Generator in the sandbox, with a random seed."""
    return Generator(key, int(case.random.integers(1 << 31)))


def judge_training(student: Student, case: Case, p: float, *given: Generator) -> None:
    """One call in training: something was dropped, something kept, and out and mask belong together."""
    x = case.normal("N", "D")
    answer = student.dropout_forward(x, p, True, *given)
    mask = kept(answer, x)
    others = {"x": x, "x * mask": x * mask, "x * (1 - mask) / (1 - p)": x * (1 - mask) / (1 - p)}
    case.require(mask.any(), f"every entry of x was dropped with p = {p:.3g}")
    case.require(not mask.all(), f"no entry of x was dropped with p = {p:.3g}")
    case.agree(answer, {"out": x * mask / (1 - p), "mask": mask}, rtol=RTOL[case.dtype], others=others)


@relu_dropout.check("dropout_forward", {"out": 0.5, "mask": 0.5}, 2 * LARGER)
def dropout_forward_training(student: Student, case: Case) -> None:
    """In training out is x * mask / (1 - p), and mask is 1 where an entry was kept and 0 where it was dropped."""
    judge_training(student, case, likely(case), generator(case))


_FALSE_ALARM = 2e-10
"""Of the count at one p: of both together 4e-10. Two rows or columns of 100 agree with probability 0.68^100, so that
any of 9,900 pairs does with 2e-13; that all lose equally many is rarer still. No count of 10,000 is likelier than
0.01, and at p = 1/2 none of 32,400 than 0.0045: that two are among the four nearest to their shares, and three the same
one of the three nearest to theirs, has probability (4 * 0.01)^2 * 3 * 0.0045^3 = 4.4e-10. In all: below 1e-9."""


@relu_dropout.check("dropout_forward", 0.5, (Setting({"N": 100, "D": 100}, "float32"),))
def dropout_forward_rate(student: Student, case: Case) -> None:
    """In training each entry is dropped with probability p, whatever becomes of the others."""
    once = []
    for p in (unlikely(case), likely(case)):
        x = case.normal("N", "D")
        mask = kept(student.dropout_forward(x, p, True, generator(case, f"p = {p}")), x)
        judge_rate(case, mask, p)
        once.append((p, mask))
    x, draws = np.ones((180, 180)), generator(case, "again")
    again = [kept(student.dropout_forward(x, 0.5, True, draws), x) for _ in range(3)]
    judge_counts(case, once, again)


def judge_rate(case: Case, mask: Array, p: float) -> None:
    """As many entries are dropped as chance allows; no two rows or columns lose the same, nor do all lose as many."""
    low, high = binomial_bounds(mask.size, 1 - p, _FALSE_ALARM)
    count = int(mask.sum())
    share = f"{mask.size - count} of {mask.size} entries were dropped"
    case.require(low <= count <= high, f"{share}, which is not chance with p = {p:.3g}")
    for name, lines in (("rows", mask), ("columns", mask.T)):
        case.require(all_differ(lines), f"two {name} of x lose the same entries: each entry needs its own draw")
        varied = np.ptp(lines.sum(axis=1)) > 0
        case.require(varied, f"all {name} of x lose equally many entries: each entry needs its own draw")


def judge_counts(case: Case, once: Sequence[tuple[float, Array]], again: Sequence[Array]) -> None:
    """Not every count is the share itself, rounded either way, with the last entry counted in or not.

    The masks of `again` were drawn with p = 1/2. One count comes that close by chance, five of them do not.
    """
    case.require(all_differ(np.stack([mask.ravel() for mask in again])), "two calls drop the same entries")
    masks = [*once, *((0.5, mask) for mask in again)]
    near = all(abs(mask.sum() - (1 - p) * mask.size) < 2 for p, mask in masks)
    varied = not near or len({mask.sum() for mask in again}) > 1
    said = f"{len(masks)} calls dropped the share p of the entries, each time: each entry needs its own draw"
    case.require(varied, said)


@relu_dropout.check("dropout_forward", 0.5, LARGER)
def dropout_forward_generator(student: Student, case: Case) -> None:
    """Every draw comes from the generator: equal states give equal masks, and nothing else is drawn from or seeded."""
    x, start = case.normal("N", "D"), generator(case)

    def mask(*given: Generator) -> Array:
        return kept(student.dropout_forward(x, 0.5, True, *given), x)

    first = mask(start)
    case.require(not student.last.drew_globally, "torch's global random state was drawn from, or seeded")
    case.require(first.min() < first.max(), "with p = 0.5 all entries met one fate: there is no mask to compare")
    twin, following = mask(Generator("twin", start.seed)), mask(start)
    case.require(np.array_equal(first, twin), "two generators in the same state give different masks")
    case.require(not np.array_equal(first, following), "the second call with one generator gives the same mask")
    case.require(not np.array_equal(mask(), mask()), "two calls without a generator give the same mask")


@relu_dropout.check("dropout_forward", {"out": 0.25, "mask": 0.25}, LARGER)
def dropout_forward_evaluation(student: Student, case: Case) -> None:
    """When not training, out is x itself and mask is all ones, whatever p is."""
    for p in (unlikely(case), 1.0):
        x = case.normal("N", "D")
        want = {"out": x, "mask": np.ones(x.shape)}
        case.agree(student.dropout_forward(x, p, False, generator(case, f"p = {p}")), want, rtol=RTOL[case.dtype])


@relu_dropout.check("dropout_forward", 0.25, ONE_DTYPE)
def dropout_forward_p_zero(student: Student, case: Case) -> None:
    """In training with p = 0 every entry is kept: out is x and mask is all ones."""
    judge_limit(student, case, 0.0)


@relu_dropout.check("dropout_forward", 0.25, ONE_DTYPE)
def dropout_forward_p_one(student: Student, case: Case) -> None:
    """In training with p = 1 every entry is dropped: out and mask are zeros, not NaN."""
    judge_limit(student, case, 1.0)


def judge_limit(student: Student, case: Case, p: float) -> None:
    """A p that leaves nothing to chance."""
    x, draws = case.normal(20, 7), generator(case)
    want = {"out": (1 - p) * x, "mask": np.full(x.shape, 1 - p)}
    try:
        case.agree(student.dropout_forward(x, p, True, draws), want, rtol=RTOL[case.dtype])
    except Disagreement:
        # One draw in 2^24 is exactly 0, and `draw > p` then drops an entry with p = 0: in two calls running with 7e-11.
        case.agree(student.dropout_forward(x, p, True, draws), want, rtol=RTOL[case.dtype])


@relu_dropout.check("dropout_forward", 0.5, ONE_DTYPE)
def dropout_forward_refuses(student: Student, case: Case) -> None:
    """p outside [0, 1] raises ValueError, in training and in evaluation."""
    x = case.normal(3, 4)
    beyond = float(case.random.uniform(0.01, 0.5))
    accepted = []
    # Each limit in evaluation, where a check is forgotten; in training one of the two, by chance.
    in_training = float(case.random.choice((-beyond, 1 + beyond)))
    for training, p in ((True, in_training), (False, -beyond), (False, 1 + beyond)):
        try:
            student.dropout_forward(x, p, training)
        except StudentError as error:
            raised = error.answer.raised
            if raised is None or "ValueError" not in raised.kinds or error.answer.offences:
                raise
        else:
            accepted.append(f"p = {p:.3g} with training = {training}")
    case.require(not accepted, f"no ValueError was raised for {', '.join(accepted)}")


@relu_dropout.check("dropout_forward", {"out": 0.25, "mask": 0.25}, ANY_LARGER_SIZE, device=True)
def dropout_forward_any_input(student: Student, case: Case) -> None:
    """dropout_forward keeps the dtype, does not change x, and works for every size."""
    judge_training(student, case, unlikely(case), generator(case))
    case.unchanged(student, "x", "p", "training")
