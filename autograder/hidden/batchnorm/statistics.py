"""Checks of update_running_stats and batchnorm_inference."""

from __future__ import annotations

from autograder.case import Case, Setting
from autograder.hidden.batchnorm.assignment import BATCH, RTOL, batch, batchnorm, scale_and_shift
from autograder.hidden.batchnorm.network import Array, inference, moved
from autograder.student import Student

# Both dtypes, fewer examples than features, and each size the smallest that it may be: statistics need two examples.
ANY_SIZE = (Setting({"N": 4, "F": 6}, "float32"), Setting({"N": 1, "F": 1}))
ANY_TRAINING_SIZE = (ANY_SIZE[0], Setting({"N": 2, "F": 1}))
STATISTICS = ("running_mean", "running_var")


def running(case: Case) -> tuple[Array, Array]:
    """A running mean and a running variance, (F,) each."""
    return case.uniform("F", low=-3, high=3), case.uniform("F", low=0.5, high=4)


def judge_update(student: Student, case: Case, **momentum: float) -> None:
    """The statistics after one batch."""
    mean, variance, x = *running(case), batch(case)
    want = dict(zip(STATISTICS, moved(mean, variance, x, **momentum), strict=True))
    others = {
        "the batch's own mean": x.mean(axis=0),
        "the batch's own variance": x.var(axis=0, ddof=1),
        "the old running_mean": mean,
        "the old running_var": variance,
    }
    got = student.call("update_running_stats", (mean, variance, x), momentum)
    case.agree(got, want, rtol=RTOL[case.dtype], others=others)


@batchnorm.check("update_running_stats", {"running_mean": 0.75, "running_var": 0.75}, 2 * BATCH)
def update_running_stats_step(student: Student, case: Case) -> None:
    """Nine tenths of the old value, one tenth of the batch's: its mean, and its variance over N - 1."""
    judge_update(student, case)


@batchnorm.check("update_running_stats", 0.5, BATCH)
def update_running_stats_momentum(student: Student, case: Case) -> None:
    """momentum is the share of the batch: with 1 nothing old is left, with 0 nothing changes."""
    for momentum in (1.0, 0.0):
        judge_update(student, case, momentum=momentum)


@batchnorm.check("update_running_stats", 1, ANY_TRAINING_SIZE, device=True)
def update_running_stats_any_input(student: Student, case: Case) -> None:
    """The statistics are new tensors of the same dtype, no argument changes, and every F and N from 2 on will do."""
    judge_update(student, case)
    case.unchanged(student, "running_mean", "running_var", "x", "momentum")
    said = "return new tensors: what came back shares its memory with an argument"
    case.require(not student.last.shares_memory, said)

def judge_inference(student: Student, case: Case, mean: Array, variance: Array, **eps: float) -> None:
    """A batch against the formula."""
    x, (gamma, beta) = batch(case), scale_and_shift(case)
    out = student.call("batchnorm_inference", (x, gamma, beta, mean, variance), eps)
    want = {"out": inference(x, gamma, beta, mean, variance, **eps)}
    case.agree(out, want, rtol=RTOL[case.dtype], others={"x": x})


@batchnorm.check("batchnorm_inference", 1, 2 * BATCH)
def batchnorm_inference_values(student: Student, case: Case) -> None:
    """out is x normalised by the running statistics, whatever else is in the batch; then times gamma, plus beta."""
    judge_inference(student, case, *running(case))


@batchnorm.check("batchnorm_inference", 0.5, (Setting({"N": 4, "F": 3}),))
def batchnorm_inference_eps(student: Student, case: Case) -> None:
    """eps, 1e-5 unless it is given, is added to the running variance, under the root, also where that is 0."""
    mean, variance = running(case)
    variance[0], variance[1] = 0, 9e-6
    judge_inference(student, case, mean, variance)
    judge_inference(student, case, mean, variance, eps=0.1)


@batchnorm.check("batchnorm_inference", 0.5, ANY_SIZE, device=True)
def batchnorm_inference_any_input(student: Student, case: Case) -> None:
    """batchnorm_inference keeps the dtype, changes no argument, and works for every N and F."""
    judge_inference(student, case, *running(case))
    case.unchanged(student, "x", "gamma", "beta", "running_mean", "running_var", "eps")
