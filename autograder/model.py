"""A student's `torch.nn.Module` as a check sees it: asked what it computes, never how it is made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from autograder.case import Disagreement, kind_of
from autograder.sandbox.inside import messages, wire
from autograder.student import Recorded, Student, StudentError

Array = NDArray[Any]

_MOST = 4_000_000
"""Parameters of a model whose numbers are looked at: fifteen times as many as any that is asked for."""


class Model:
    """A module in the sandbox, whose parts may be called anything and be declared in any order.

    Every question to it is recorded in words that any other model understands, so that it can be put to those of the
    catalogue too. Raises `Disagreement` where the value is no module.
    """

    def __init__(self, student: Student, value: Any) -> None:
        if not isinstance(value, wire.Handle):
            raise Disagreement(f"returned {kind_of(value)}, asked is a torch.nn.Module")
        self._student, self._handle = student, value
        if student.device != "cpu":
            try:
                student.method(value, "to", student.device)
            except StudentError as error:
                raise self._explained(error) from None

    def state(self) -> list[wire.Outline]:
        """Its parameters, which require gradients, and its buffers, which do not; counters are no part of it."""
        outlines = list(_outlines(self._state("outlines")).values())
        self._note("state", (), messages.Answer("returned", _described(outlines)))
        return outlines

    def buffers(self) -> list[wire.Tensor]:
        """Its buffers, in no order that means anything."""
        found = [tensor for tensor in _numbers(self._state("numbers").values()) if not tensor.requires_grad]
        self._note("buffers", (), messages.Answer("returned", _in_one_order(found)))
        return found

    def gradients(self, X: Array, upstream: Array) -> list[wire.Tensor]:
        """The gradients of sum(upstream * output) with respect to its parameters, in no order that means anything.

        Raises `Disagreement` where none reaches a parameter.
        """
        try:
            output = self._student.method(self._handle, "__call__", X, hold=[0])
            if not isinstance(output, wire.Handle):
                raise Disagreement(f"the model returns {kind_of(output)}, asked is a tensor")
            self._student.method(output, "backward", upstream)
        except StudentError as error:
            self._note("gradients", (X, upstream), error.answer)
            raise self._explained(error) from None
        state = self._state("gradients")
        found = _numbers(state.values())
        missed = [outline.shape for outline in _outlines(state).values() if outline.requires_grad]
        told = [_in_one_order(found), sorted(missed)]
        self._note("gradients", (X, upstream), messages.Answer("returned", told))
        if missed:
            raise Disagreement(f"no gradient reaches a parameter of shape {missed[0]}")
        return found

    def start(self) -> list[wire.Tensor]:
        """Its parameters and buffers as the builder left them."""
        outlines = _outlines(self._state("outlines")).values()
        if sum(math.prod(outline.shape) for outline in outlines) > _MOST:
            raise Disagreement(f"the model has more than {_MOST} parameters")
        tensors = [value for value in self._state("numbers").values() if isinstance(value, wire.Tensor)]
        told = [(t.array.shape, t.dtype, t.requires_grad, _distribution(t.array)) for t in _numbers(tensors)]
        self._note("start", (), messages.Answer("returned", sorted(told)))
        return tensors

    def load(self, values: Sequence[Array]) -> None:
        """Give each parameter, then each buffer, the first of the values that has its shape and is not yet given.

        Raises `Disagreement` where the shapes are others than those of the values.
        """
        state = self._state("outlines")
        assigned, told = _assigned(state, values), _described(_outlines(state).values())
        self._note("load", (values,), messages.Answer("returned", [told, assigned is not None]))
        if assigned is None:
            has = ", ".join(sorted(str(outline.shape) for outline in _outlines(state).values())) or "none"
            asked = ", ".join(sorted(str(np.shape(value)) for value in values))
            raise Disagreement(f"the model's parameters have the shapes {has}; asked are {asked}")
        self._student.method(self._handle, "load_state_dict", assigned)

    def train(self) -> None:
        """Set it to training."""
        self._ask("train")

    def eval(self) -> None:
        """Set it to evaluation."""
        self._ask("eval")

    def __call__(self, X: Array) -> Any:
        """Its output, in the mode it is in; what it draws does not depend on what was drawn to make it."""
        self._student.reseed()
        return self._ask("__call__", X)

    def repeat(self, question: Recorded) -> None:
        """Ask this model what another one was asked."""
        getattr(self, question.function)(*question.args)

    def _state(self, told: messages.Told) -> dict[str, Any]:
        """Of its tensors by name what is to be told; where one has a second name, that comes with the first one."""
        try:
            state = self._student.method(self._handle, "state_dict", keep_vars=True, told=told)
        except StudentError as error:
            self._note("state", (), error.answer)
            raise self._explained(error) from None
        kinds = wire.Tensor if told == "numbers" else (wire.Tensor, wire.Outline)
        if not isinstance(state, dict) or not all(isinstance(_first(state, name), kinds) for name in state):
            raise Disagreement("the model's state_dict holds something else than tensors")
        return state

    def _ask(self, method: str, *args: Any) -> Any:
        try:
            value = self._student.method(self._handle, method, *args)
        except StudentError as error:
            self._note(method, args, error.answer)
            raise self._explained(error) from None
        self._note(method, args, messages.Answer("returned", value))
        return value

    def _note(self, function: str, args: tuple[Any, ...], answer: messages.Answer) -> None:
        self._student.recorded.append(Recorded(function, args, {}, answer, self._handle))

    def _explained(self, error: StudentError) -> Exception:
        raised = error.answer.raised
        if error.answer.status == "missing":
            return Disagreement(f"returned {kind_of(self._handle)}, asked is a torch.nn.Module")
        if raised is not None and raised.type == "NotImplementedError" and not raised.frames:
            return Disagreement("the model has no method `forward`")  # torch raises, not a stub of the student's
        return error


def _first(state: Mapping[str, Any], name: str) -> Any:
    """What is there under a name, or under the first name of the same."""
    value = state[name]
    return state.get(value) if isinstance(value, str) else value


def _outlines(state: Mapping[str, Any]) -> dict[str, wire.Outline]:
    """All but the integers: whether a model counts its batches is its own affair."""
    return {name: value for name, value in state.items() if isinstance(value, wire.Outline)}


def _numbers(values: Iterable[Any]) -> list[wire.Tensor]:
    """The same of tensors in full."""
    return [value for value in values if isinstance(value, wire.Tensor) and value.array.dtype.kind not in "iu"]


def _described(outlines: Iterable[wire.Outline]) -> list[tuple[Any, ...]]:
    """What two models have in common that differ in names, in order and in numbers."""
    return sorted(msgspec.structs.astuple(outline) for outline in outlines)


def _distribution(array: Array) -> list[float]:
    """What two draws from one distribution have in common: their spread to a tenth, their largest entry to a fifth.

    Roots of them, which agree to the thousandth that is asked of two float32 answers that count as the same.
    """
    sizes = np.abs(array).astype(np.float64)
    spread, largest = np.sqrt(np.sum(sizes**2) / max(sizes.size, 1)), np.max(sizes, initial=0.0)
    return [float(spread**0.01), float(largest**0.005)]


def _in_one_order(tensors: Sequence[wire.Tensor]) -> list[Array]:
    """The tensors of each shape as one array, sorted by their sums: what they are called plays no part."""
    of_shape: dict[tuple[int, ...], list[Array]] = {}
    for tensor in sorted(tensors, key=lambda tensor: float(np.abs(tensor.array).sum())):
        of_shape.setdefault(tensor.array.shape, []).append(tensor.array)
    return [np.stack(of_shape[shape]) for shape in sorted(of_shape)]


def _assigned(state: Mapping[str, Any], values: Sequence[Array]) -> dict[str, Array] | None:
    """What each name is given; nothing where the values do not fit.

    A tensor of two names is one. But where there are too few of them so, each name counts: a model that shares what it
    should not is judged by what it computes.
    """
    again = {name: first for name, first in state.items() if isinstance(first, str)}
    once = {name: value for name, value in state.items() if name not in again}
    if (found := _matched(once, values)) is not None:
        return {**found, **{name: found[first] for name, first in again.items()}}
    return _matched({name: _first(state, name) for name in state}, values)


def _matched(state: Mapping[str, Any], values: Sequence[Array]) -> dict[str, Array] | None:
    """Each of the values under a name whose tensor has its shape; nothing where they do not all fit."""
    left = list(values)
    # load_state_dict asks for everything: counters are given what they have.
    found = {name: value.array for name, value in state.items() if isinstance(value, wire.Tensor)}
    for name, outline in sorted(_outlines(state).items(), key=lambda item: not item[1].requires_grad):
        place = next((i for i, value in enumerate(left) if value.shape == outline.shape), None)
        if place is None:
            return None
        found[name] = left.pop(place)
    return None if left else found
