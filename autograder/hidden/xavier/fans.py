"""Checks of calculate_fan_in_and_fan_out."""

from __future__ import annotations

from typing import Any

from autograder.case import Case, Disagreement, Setting, kind_of, unwrapped
from autograder.filling import to_fill
from autograder.hidden.xavier.assignment import ONE_DTYPE, xavier
from autograder.oracle.compare import Mismatch
from autograder.sandbox.inside import wire
from autograder.student import Student, StudentError


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """The entries of a weight that one output takes part in, and those that one input does."""
    outputs, inputs, *field = shape
    for size in field:
        outputs, inputs = outputs * size, inputs * size
    return inputs, outputs


@xavier.check("calculate_fan_in_and_fan_out", {"fan_in": 0.5, "fan_out": 0.5}, 2 * (Setting({"dimensions": 2}),))
def calculate_fan_in_and_fan_out_matrices(student: Student, case: Case) -> None:
    """For the weight of a linear layer, (outputs, inputs), fan_in is its inputs and fan_out its outputs."""
    judge_fans(student, case, drawn_shape(case))


@xavier.check(
    "calculate_fan_in_and_fan_out",
    {"fan_in": 0.75, "fan_out": 0.75},
    tuple(Setting({"dimensions": dimensions}) for dimensions in (3, 4, 5)),
)
def calculate_fan_in_and_fan_out_kernels(student: Student, case: Case) -> None:
    """For the weight of a convolution both fans count every position of the receptive field, in 3 to 5 dimensions."""
    judge_fans(student, case, drawn_shape(case))


@xavier.check("calculate_fan_in_and_fan_out", 0.5, ONE_DTYPE)
def calculate_fan_in_and_fan_out_refuses(student: Student, case: Case) -> None:
    """A tensor of fewer than two dimensions has no fans: ValueError is raised."""
    accepted = []
    for shape in ((), (int(case.random.integers(2, 9)),)):
        try:
            student.calculate_fan_in_and_fan_out(case.normal(*shape))
        except StudentError as error:
            raised = error.answer.raised
            if raised is None or "ValueError" not in raised.kinds or error.answer.offences:
                raise
        else:
            accepted.append(str(shape))
    case.require(not accepted, f"no ValueError was raised for the shape {' and '.join(accepted)}")


@xavier.check(
    "calculate_fan_in_and_fan_out",
    0.5,
    (
        Setting({"outputs": 1, "inputs": 7, "length": 4}, "float32"),
        Setting({"outputs": 6, "inputs": 1, "height": 1, "width": 1}),
    ),
)
def calculate_fan_in_and_fan_out_any_input(student: Student, case: Case) -> None:
    """It counts for every size and dtype, a parameter and a tensor that is not contiguous too, and changes nothing."""
    shape = tuple(case.setting.sizes.values())
    judge_fans(student, case, shape[:2])
    case.unchanged(student, "tensor")
    # Transposed, so that with a length of 4 it is not contiguous.
    tensor = to_fill(case.normal(*shape[::-1]).T, requires_grad=True, parameter=True)
    judge_answer(student.calculate_fan_in_and_fan_out(tensor), tensor.shape)
    case.unchanged(student, "tensor")


def drawn_shape(case: Case) -> tuple[int, ...]:
    """Sizes that are all different, so that no size passes for another."""
    sizes = case.random.choice(range(2, 9), case.size("dimensions"), replace=False)
    return tuple(int(size) for size in sizes)


def judge_fans(student: Student, case: Case, shape: tuple[int, ...]) -> None:
    """The fans of one tensor."""
    judge_answer(student.calculate_fan_in_and_fan_out(case.normal(*shape)), shape)


def judge_answer(got: Any, shape: tuple[int, ...]) -> None:
    """Two whole numbers, in this order; raises `Disagreement` on those that are wrong."""
    if not isinstance(got, (tuple, list)) or len(got) != 2:
        raise Disagreement(f"returned {kind_of(got)}, asked is the tuple (fan_in, fan_out)")
    mismatches = []
    for name, value, want in zip(("fan_in", "fan_out"), got, fans(shape), strict=True):
        number = whole(value)
        if number is None:
            mismatches.append(Mismatch(name, "type", f"is {kind_of(value)}, asked is an int"))
        elif number != want:
            mismatches.append(Mismatch(name, "value", f"is not {number} for a tensor of shape {shape}"))
    if mismatches:
        raise Disagreement("\n".join(f"{m.quantity} {m.detail}" for m in mismatches), mismatches)


def whole(value: Any) -> int | None:
    """An int, or what counts as one: a NumPy integer, an integer tensor without dimensions."""
    if isinstance(value, wire.Scalar):
        value = value.value
    array, _ = unwrapped(value)
    if array is not None and array.shape == () and array.dtype.kind in "iu":
        value = array.item()
    return value if isinstance(value, int) and not isinstance(value, bool) else None
