"""Watching a call for forbidden means, however they are reached: `getattr`, an alias, a thread, the C engine.

The interpreter's profile hook sees every call of a Python function of torch from outside torch and of every C function
by its own name; autograd's saved-tensor hooks see the engine itself at work. The blame goes to the innermost graded
function on the stack: one graded function may call another that offends, and only the other one does. A student who
tries can switch the hooks off: they are a deterrent and a teacher, not a wall.
"""

from __future__ import annotations

import inspect
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from types import CodeType, FrameType
from typing import Any

import torch

from .messages import Frame, Offence
from .offlimits import OffLimits
from .threads import Starts

_TORCH = os.path.dirname(torch.__file__) + os.sep
_EVENTS = 350
"""How many events of one call are looked at: five training steps, in 1 ms. The engine is watched throughout."""
_ENGINE = "torch.autograd.backward"
_TRANSFORMS = "torch._functorch."
"""What torch.func is made of. It refuses to work under hooks on saved tensors, and who calls a function that uses it
would see it fail: once one is blamed, there is nothing left for the hooks to show."""
_NO_USE = frozenset({"<module>", "__instancecheck__", "__subclasscheck__"})
"""Code of torch that an import and a type test run: neither computes anything."""

_starts = Starts()
_starts.attend()  # before a student's file can take hold of what starts a thread


class Watch:
    """Watches the calls of one module's graded functions."""

    def __init__(self, limits: OffLimits, units: set[str]) -> None:
        self._limits, self._units = limits, units
        self._names: dict[tuple[Any, ...], str] = {}

    @contextmanager
    def over(self, functions: Mapping[str, Any], called: str) -> Iterator[list[Offence]]:
        """Watch what runs inside, a call of `called`; the list is complete when the block ends.

        A function that nothing is off limits to is not watched: it trains for thousands of steps, and each would cost.
        """
        offences: list[Offence] = []
        if not self._limits or (called and not self._limits.restricts(called)):
            yield offences
            return
        witness = _Witness(self._limits, self._units, functions, called, self._names)
        _starts.around = witness.watching
        try:
            with witness.watching():
                yield offences
        finally:
            _starts.around = nullcontext
            offences.extend(witness.found.values())


class _Witness:
    """What is seen during one call. A thread that outlives the call keeps its witness, whom nobody asks any more."""

    def __init__(
        self,
        limits: OffLimits,
        units: set[str],
        functions: Mapping[str, Any],
        called: str,
        names: dict[tuple[Any, ...], str],
    ) -> None:
        self._limits, self._units, self._names = limits, units, names
        self._functions, self._called = functions, called
        self._left = _EVENTS
        self._hooked: set[int] = set()
        """The threads in which the hooks on saved tensors lie."""
        self.found: dict[tuple[str, str], Offence] = {}

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch what this thread does."""
        torch._C._autograd._push_saved_tensors_default_hooks(_keep, self.unpacked)
        self._hooked.add(threading.get_ident())
        sys.setprofile(self.event)
        try:
            yield
        finally:
            sys.setprofile(None)
            self._unhook()

    def _unhook(self) -> None:
        if threading.get_ident() in self._hooked:
            self._hooked.remove(threading.get_ident())
            torch._C._autograd._pop_saved_tensors_default_hooks()

    def event(self, frame: FrameType, event: str, argument: Any) -> None:
        """The profile hook."""
        self._left -= 1
        if self._left < 0:
            sys.setprofile(None)
        elif event == "c_call":
            key = getattr(argument, "__module__", None), argument.__name__, type(getattr(argument, "__self__", None))
            used = self._names.get(key)
            if used is None:
                used = self._names[key] = self._ruled_out(argument)
            if used and frame.f_code.co_filename != __file__ and not self._is_torch(frame):
                self._blame(frame, used)
        elif event == "call" and frame.f_code.co_filename.startswith(_TORCH):
            used = _python_name(frame.f_code)
            if self._limits.rules_out(used) and not self._is_torch(frame.f_back):
                self._blame(frame.f_back, used)
                if used.startswith(_TRANSFORMS):
                    self._unhook()

    def _ruled_out(self, function: Any) -> str:
        """The name of a C function that is ruled out, else nothing."""
        name = _c_name(function)
        return name if self._limits.rules_out(name) else ""

    def unpacked(self, saved: torch.Tensor) -> torch.Tensor:
        """The hook on saved tensors: only the engine needs them, on its way back."""
        self._blame(sys._getframe(1), _ENGINE)
        return saved

    def _is_torch(self, frame: FrameType | None) -> bool:
        """Whether torch itself is calling, if need be through the standard library: that is torch's affair."""
        while frame is not None:
            path = frame.f_code.co_filename
            if path.startswith(_TORCH):
                return True
            if path in self._units:
                return False
            frame = frame.f_back
        return False

    def _blame(self, frame: FrameType | None, used: str) -> None:
        place, function = None, None
        graded = {code: name for name, owner in self._functions.items() if (code := _code(owner))}
        while frame is not None and function is None:
            code = frame.f_code
            if place is None and code.co_filename in self._units:
                place = Frame(code.co_filename, frame.f_lineno, code.co_name)
            function = graded.get(code)
            frame = frame.f_back
        if function is None:  # in a thread, or in an object that is called like a function
            function = self._called
        if self._limits.forbids(function, used):
            self.found.setdefault((function, used), Offence(function, used, place or Frame("", 0, function)))


def _keep(tensor: torch.Tensor) -> torch.Tensor:
    return tensor


def _code(function: Any) -> CodeType | None:
    try:
        function = inspect.unwrap(function)
    except ValueError:
        return None
    code = getattr(function, "__code__", None)
    return code if isinstance(code, CodeType) else None


def _c_name(function: Callable[..., Any]) -> str:
    module = getattr(function, "__module__", None)
    if isinstance(module, str):
        return f"{module}.{function.__name__}"
    owner = type(getattr(function, "__self__", None))
    if owner.__module__ == "pybind11_builtins":  # an operator that torch binds when it is looked up in the registry
        return f"torch.ops.{function.__name__}"
    if issubclass(owner, torch.Tensor):  # a Parameter's methods are not `torch.nn`
        owner = torch.Tensor
    return f"{owner.__module__}.{owner.__qualname__}.{function.__name__}"


def _python_name(code: CodeType) -> str:
    if code.co_name in _NO_USE:
        return ""
    path = code.co_filename[len(_TORCH) :].removesuffix(".py").removesuffix(os.sep + "__init__")
    return f"torch.{path.replace(os.sep, '.')}.{code.co_name}"
