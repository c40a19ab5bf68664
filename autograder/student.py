"""The student's file as a check sees it: attribute access becomes a remote call by value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from autograder.sandbox.inside import messages, wire


class Asked(Protocol):
    """What a student's functions are asked through: a session, or its turns among several tasks (`interleaving`)."""

    def call(self, request: messages.Call) -> messages.Answer:
        """The answer; raises `SubmissionEnded` or `MalformedReply`."""


class StudentError(Exception):
    """A call that brought no answer to judge: the student's code raised, is missing, or used forbidden means."""

    def __init__(self, function: str, answer: messages.Answer) -> None:
        super().__init__(function)
        self.function = function
        self.answer = answer


@dataclass(frozen=True)
class Recorded:
    """One call and its outcome, or one question to a model (see `autograder.model`)."""

    function: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    answer: messages.Answer
    model: wire.Handle | None = None
    hold: Sequence[int] = ()
    """The positions of the results that stayed in the sandbox."""
    defaults: bool = False
    """Whether nothing was called: the defaults of the parameters were asked for."""


class Student:
    """Calls the functions of one module in one session, and remembers every call.

    Floating-point NumPy arrays are sent in `dtype`, as tensors where the assignment is written in torch, to `device`.
    Every call seeds the student's global random generators, so that an answer depends on nothing that ran before;
    generators, networks and optimisers that are sent belong to `scope`, and start in their first state in each.
    Functions that are known to end the process, `deadly`, are never called: they bring no answer. With `stand_in` the
    device is the stand-in for a GPU. With `count_moves` answers tell what was copied to another device than the CPU.
    """

    def __init__(
        self,
        session: Asked,
        module: str,
        arrays: str,
        dtype: str,
        seed: int,
        scope: str,
        device: str = "cpu",
        deadly: Collection[str] = (),
        substitutes: Mapping[str, str] | None = None,
        *,
        stand_in: bool = False,
        count_moves: bool = False,
    ) -> None:
        self._session = session
        self._module = module
        self._arrays = arrays
        self._dtype = dtype
        self._first_seed = self._seed = seed
        self._scope = scope
        self._deadly = deadly
        self._substitutes = dict(substitutes or {})
        self._stand_in = stand_in
        self._count_moves = count_moves
        self._made: set[str] = set()
        """The keys of the networks that the sandbox has made: their layers need not travel again."""
        self.device = device
        self.undecided = ""
        """Why what the stand-in for a GPU showed tells nothing of a real one."""
        self.recorded: list[Recorded] = []
        self.errands: list[tuple[str, messages.Offence]] = []
        """What was called, and what another graded function did then that the handout rules out."""

    def in_float64(self) -> Student:
        """The same student, whose numbers are sent in float64: differences of float32 numbers are no derivatives."""
        scope = f"{self._scope} in float64"
        arguments = (self._session, self._module, self._arrays, "float64", self._first_seed, scope)
        return Student(*arguments, self.device, self._deadly, stand_in=self._stand_in)

    def with_substitutes(self, **substitutes: str) -> Student:
        """The same student with functions of torch, by their names below torch, in the place of some of theirs.

        What goes wrong then is not these functions' fault. Forbidden means are not noticed.
        """
        scope = f"{self._scope} with substitutes"
        arguments = (self._session, self._module, self._arrays, self._dtype, self._first_seed, scope)
        return Student(*arguments, self.device, self._deadly, substitutes, stand_in=self._stand_in)

    def __getattr__(self, function: str) -> Callable[..., Any]:
        if function.startswith("_"):
            raise AttributeError(function)
        return lambda *args, **kwargs: self.call(function, args, kwargs)

    def call(self, function: str, args: tuple[Any, ...], kwargs: dict[str, Any], hold: Sequence[int] = ()) -> Any:
        """The value that the call returned; raises `StudentError` where there is none.

        The results at the positions `hold` stay in the sandbox, whatever they are: each comes back as a handle, and
        goes into a later call as the very object.
        """
        if function in self._deadly:
            raise StudentError(function, messages.Answer("missing"))
        request = messages.Call(
            module=self._module,
            name=function,
            args=[self._sent(arg) for arg in args],
            kwargs={name: self._sent(value) for name, value in kwargs.items()},
            seed=self._seed,
            hold=list(hold),
            substitutes=self._substitutes,
            stand_in=self._stand_in,
            count_moves=self._count_moves,
        )
        answer = self._asked(request)
        self.recorded.append(Recorded(function, args, kwargs, answer, hold=hold))
        self.errands.extend((function, offence) for offence in answer.offences if offence.function != function)
        if answer.status != "returned" or any(offence.function == function for offence in answer.offences):
            raise StudentError(function, answer)
        return answer.value

    def defaults(self, function: str) -> dict[str, Any]:
        """The defaults of a function's parameters, by name; none where they cannot be read."""
        answer = self._session.call(messages.Call(self._module, function, [], {}, defaults=True))
        self.recorded.append(Recorded(function, (), {}, answer, defaults=True))
        return answer.value if isinstance(answer.value, dict) else {}

    def reseed(self) -> None:
        """Have the next calls start from the random states that the first ones started from."""
        self._seed = self._first_seed

    def method(
        self,
        handle: wire.Handle,
        name: str,
        *args: Any,
        hold: Sequence[int] = (),
        told: messages.Told = "result",
        **kwargs: Any,
    ) -> Any:
        """Call a method of an object that the sandbox holds; of a dict of tensors comes back what is to be `told`."""
        sent = {key: self._sent(value) for key, value in kwargs.items()}
        request = messages.Call(
            module=self._module,
            name=name,
            args=[self._sent(arg) for arg in args],
            kwargs=sent,
            handle=handle.number,
            seed=self._seed,
            hold=list(hold),
            told=told,
            stand_in=self._stand_in,
        )
        answer = self._asked(request)
        if answer.status != "returned":
            raise StudentError(name, answer)
        return answer.value

    @property
    def last(self) -> messages.Answer:
        """The answer of the latest call."""
        return self.recorded[-1].answer

    def _asked(self, request: messages.Call) -> messages.Answer:
        self._seed += 1  # a state of its own for each: two calls draw different numbers
        answer = self._session.call(request)
        if answer.status == "missing":  # nothing was made for it; what had been made before is told once more
            self._made.clear()
        self.undecided = self.undecided or answer.undecided
        return answer

    def _sent(self, value: Any) -> Any:
        if type(value) in wire.PLAIN:
            return value
        if isinstance(value, np.ndarray):
            array = value.astype(self._dtype, copy=False) if value.dtype.kind == "f" else value
            return wire.Tensor(array, wire.NAMES[array.dtype], self.device) if self._arrays == "torch" else array
        if type(value) is tuple:
            return tuple(self._sent(item) for item in value)
        if isinstance(value, list):
            return [self._sent(item) for item in value]
        if isinstance(value, dict):
            return {name: self._sent(item) for name, item in value.items()}
        if isinstance(value, wire.Generator):
            return wire.Generator(f"{self._scope}:{value.key}", value.seed, self.device)
        if isinstance(value, wire.Shared):
            return wire.Shared(value.name, value.start, value.stop, self.device)
        if isinstance(value, wire.Network):
            key = f"{self._scope}:{value.key}"
            layers = () if key in self._made else self._sent(value.layers)
            self._made.add(key)
            return wire.Network(key, layers, value.training)
        if isinstance(value, wire.Optimizer):
            return wire.Optimizer(f"{self._scope}:{value.key}", self._sent(value.network), value.learning_rate)
        if isinstance(value, wire.View):
            return value._replace(storage=value.storage.astype(self._dtype), device=self.device)
        return value
