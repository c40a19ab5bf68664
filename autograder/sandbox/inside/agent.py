"""Serves one submission from inside a fork: reads the file, runs it, calls its functions, one request at a time."""

from __future__ import annotations

import inspect
import os
import random
import socket
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np
import torch

from . import cuda, decoding, frames, jupyter, loading, placement, scan, values, wire
from .messages import MAX_PROBLEMS, Answer, Call, Load, Loaded, Offence, Parsed, Problem, Raised, Request
from .moves import Moves
from .offlimits import OffLimits
from .shared import Held
from .standin import StandIn
from .watch import Watch


class Requests:
    """The grader's frames, in order; more than one may be waiting."""

    def __init__(self, connection: socket.socket) -> None:
        self._stream = connection.makefile("rb", buffering=1 << 16)

    def next(self) -> Request:
        """The next one; raises `EOFError` when the other end is gone."""
        structure, blob = wire.HEADER.unpack(self._take(wire.HEADER.size))
        return frames.request(self._take(structure), self._take(blob))

    def _take(self, count: int) -> bytes:
        taken: bytes = self._stream.read(count)
        if len(taken) < count:
            raise EOFError
        return taken


@dataclass
class Module:
    """A loaded file: its names, the names of its units, its graded functions and the watch over them."""

    namespace: dict[str, Any]
    units: set[str]
    graded: list[str]
    watch: Watch

    @contextmanager
    def asked(self, request: Call, stand_in: StandIn, moves: Moves) -> Iterator[list[Offence]]:
        """Watch a call; or have functions of torch stand in for some of the module's own, or have a GPU stood in for.

        What is on the side of the CPU's calls, which are watched, need not be watched itself.
        """
        graded = {name: self.namespace[name] for name in self.graded if name in self.namespace}
        self.namespace.update({name: attrgetter(path)(torch) for name, path in request.substitutes.items()})
        watch = self.watch.over(graded, called=request.name if request.handle is None else "")
        side: AbstractContextManager[list[Offence]] = stand_in.on(moves) if request.stand_in else nullcontext([])
        real = request.count_moves and not request.stand_in
        try:
            with (
                moves.watching() if real else nullcontext(),
                side if request.stand_in or request.substitutes else watch as offences,
            ):
                yield offences
        finally:
            for name in request.substitutes:
                self.namespace.pop(name, None)
            if request.substitutes:
                self.namespace.update(graded)


class Agent:
    """The loaded modules (a student's one), and the objects that stay with them."""

    def __init__(self, connection: socket.socket, shared: Mapping[str, Held]) -> None:
        self._connection = connection
        self._requests = Requests(connection)
        self._objects = values.Objects(shared)
        self._modules: dict[str, Module] = {}
        self._stand_in = StandIn()

    def serve(self) -> None:
        """Answer requests until the grader hangs up."""
        while True:
            try:
                request = self._requests.next()
            except EOFError:
                return
            if isinstance(request, Load):
                self._load(request)
            else:
                self._reply(self._call(request))

    def _reply(self, reply: Parsed | Loaded | Answer) -> None:
        _flush()
        try:
            frame = frames.encode(reply)
            decoding.extent(frame[: wire.HEADER.size])
        except wire.WireError as error:
            frame = frames.encode(Answer("unsendable", raised=Raised("ValueError", str(error), [])))
        self._connection.sendall(frame)

    def _load(self, request: Load) -> None:
        problems: list[Problem] = []
        limits = OffLimits(request.rules)
        # The student's own process reads the file, before any of it runs: hostile source can crash a parser, and what
        # the parser tells is still the truth.
        try:
            if request.notebook:
                pieces, problems = loading.parse_notebook(request.units)
            else:
                pieces = loading.parse_script(request.units[0])
            names = scan.Names(pieces)
            found = scan.offences(names, request.graded, limits)
            self._reply(Parsed(offences=found, placing=placement.placing(names, request.graded)))
        except loading.Unreadable as error:
            self._reply(Parsed(unreadable=str(error)))
            return
        loading.remember_source(request.units)
        namespace = loading.new_module(request.module).__dict__
        namespace.update(jupyter.names())
        if not request.notebook:
            namespace["__file__"] = os.path.abspath(request.units[0].name)
        units = {unit.name for unit in request.units}
        self._modules[request.module] = Module(namespace, units, request.graded, Watch(limits, units))
        self._stand_in.begin(units, loading=True)
        seed_everything(request.seed)
        started = time.thread_time()
        problems.extend(loading.run(pieces, namespace))
        if not any("cuda" in unit.text for unit in request.units):
            self._stand_in.keep(namespace.values())
        self._reply(Loaded(problems[:MAX_PROBLEMS], time.thread_time() - started))

    def _call(self, request: Call) -> Answer:
        stand_in = self._objects.stand_in = self._stand_in if request.stand_in else None
        self._stand_in.begin(self._modules[request.module].units)
        answer = self._called(request)
        if stand_in is not None:
            answer.undecided = stand_in.found.undecided
        return answer

    def _called(self, request: Call) -> Answer:
        if request.seed is not None:
            seed_everything(request.seed)
        module = self._modules[request.module]
        target: Any = module.namespace.get(request.name)
        if request.handle is not None:
            target = getattr(self._objects.held(request.handle), request.name, None)
        if not callable(target):
            return Answer("missing")
        if request.defaults:
            return Answer("returned", self._defaults(target))
        args, kwargs = self._objects.receive(request.args), self._objects.receive(request.kwargs)
        given = [*args, *kwargs.values()]
        asked = [*request.args, *request.kwargs.values()]
        before = [self._objects.contents(sent, value) for sent, value in zip(asked, given, strict=True)]
        filled = [values.Filled(value) for sent, value in zip(asked, given, strict=True) if isinstance(sent, wire.View)]
        random_state = _random_state()
        started = time.thread_time()
        raised, result, misplaced = None, None, False
        moves = Moves(given if request.count_moves else ())
        with module.asked(request, self._stand_in, moves) as offences:
            try:
                result = target(*args, **kwargs)
            except BaseException as error:
                raised, misplaced = loading.describe(error, module.units), self._stand_in.found.refused(error)
        cpu = time.thread_time() - started
        changed = [i for i, (old, value) in enumerate(zip(before, given, strict=True)) if not values.holds(value, old)]
        self._objects.note_changed([asked[i] for i in changed])
        drew = _random_state() != random_state
        answer = Answer("raised", None, raised, changed, drew_globally=drew, offences=offences, misplaced=misplaced)
        answer.cpu = cpu
        if request.count_moves and not (request.stand_in and self._stand_in.found.blind):
            answer.moves = moves.told()
        if raised is None:
            self._tell(answer, result, request, given, module.units)
            answer.network = self._network(request)
            answer.view = self._view(filled, result)
        return answer

    def _tell(self, answer: Answer, result: Any, request: Call, given: list[Any], units: set[str]) -> None:
        objects = self._objects
        try:
            if request.told == "result":
                value = objects.send_results(result, request.hold)
            else:
                value = objects.send_told(result, request.told)
            answer.shares_memory = bool(values.memory(result) & values.memory(given))
            answer.status, answer.value = "returned", value
        except BaseException as error:
            # Looking at an object runs the student's code too: a property, a subclass's method.
            answer.status = "unsendable"
            answer.raised = loading.describe(error, units)

    def _defaults(self, function: Any) -> Any:
        with suppress(BaseException):  # an object that is called like a function may lie about what it takes
            parameters = inspect.signature(function).parameters.values()
            return self._objects.send({p.name: p.default for p in parameters if p.default is not p.empty})
        return {}

    def _network(self, request: Call) -> Any:
        """What became of the network among the arguments; nothing where the student took it apart."""
        for value in (*request.args, *request.kwargs.values()):
            if isinstance(value, wire.Network):
                with suppress(BaseException):
                    return self._objects.state(value)
        return None

    def _view(self, filled: Sequence[values.Filled], result: Any) -> Any:
        """What became of the view among the arguments; nothing where it cannot be told."""
        for view in filled:
            with suppress(BaseException):
                return self._objects.send(view.fate(result))
        return None


def _flush() -> None:
    for name in ("stdout", "stderr"):
        with suppress(BaseException):  # the student may have closed, replaced or deleted the stream
            getattr(sys, name).flush()


def _random_state() -> bytes:
    """torch's global one."""
    return torch.get_rng_state().numpy().tobytes()


def seed_everything(seed: int) -> None:
    """Seed the global generators that a student's code may draw from."""
    random.seed(seed)
    np.random.seed(seed % (1 << 32))
    cuda.seed(seed)
    torch.default_generator.manual_seed(seed)  # `torch.manual_seed` takes 80 us to look for other devices

