"""Watching a call for forbidden means, however they are reached: `getattr`, an alias, the C engine.

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
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

import torch
from messages import Frame, Offence
from offlimits import OffLimits

_TORCH = os.path.dirname(torch.__file__) + os.sep
_EVENTS = 4_000
"""How many events of one call are looked at: some fifty training steps, at 2 ms. The engine is watched throughout."""
_ENGINE = "torch.autograd.backward"


class Watch:
    """Watches the calls of graded functions."""

    def __init__(self, limits: OffLimits, units: set[str]) -> None:
        self._limits, self._units = limits, units
        self._graded: Mapping[CodeType, str] = {}
        self._found: dict[tuple[str, str], Offence] = {}
        self._left = 0

    @contextmanager
    def over(self, functions: Mapping[str, Any]) -> Iterator[list[Offence]]:
        """Watch what runs inside; the list is complete when the block ends."""
        offences: list[Offence] = []
        if not self._limits:
            yield offences
            return
        self._graded = {code: name for name, function in functions.items() if (code := _code(function))}
        self._found, self._left = {}, _EVENTS
        threading.setprofile(self._event)
        try:
            with torch.autograd.graph.saved_tensors_hooks(_keep, self._engine):
                sys.setprofile(self._event)
                try:
                    yield offences
                finally:
                    sys.setprofile(None)
        finally:
            threading.setprofile(None)
            offences.extend(self._found.values())

    def _event(self, frame: FrameType, event: str, argument: Any) -> None:
        self._left -= 1
        if self._left < 0:
            sys.setprofile(None)
        elif event == "c_call":
            self._blame(frame, _c_name(argument))
        elif event == "call" and frame.f_code.co_filename.startswith(_TORCH):
            caller = frame.f_back
            # What torch calls inside itself is torch's affair: `torch.stft` may well use `torch.nn`.
            if caller is not None and not caller.f_code.co_filename.startswith(_TORCH):
                self._blame(caller, _python_name(frame.f_code))

    def _engine(self, saved: torch.Tensor) -> torch.Tensor:
        self._blame(sys._getframe(1), _ENGINE)
        return saved

    def _blame(self, frame: FrameType | None, used: str) -> None:
        if not used.startswith(("torch", "functorch")) or (frame and frame.f_code.co_filename.startswith(_TORCH)):
            return
        place = None
        while frame is not None:
            code = frame.f_code
            if place is None and code.co_filename in self._units:
                place = Frame(code.co_filename, frame.f_lineno, code.co_name)
            function = self._graded.get(code)
            if function is not None:
                if self._limits.forbids(function, used):
                    self._found.setdefault((function, used), Offence(function, used, place or Frame("", 0, function)))
                return
            frame = frame.f_back


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
    return f"{owner.__module__}.{owner.__qualname__}.{function.__name__}"


def _python_name(code: CodeType) -> str:
    path = code.co_filename[len(_TORCH) :].removesuffix(".py").removesuffix(os.sep + "__init__")
    return f"torch.{path.replace(os.sep, '.')}.{code.co_name}"
