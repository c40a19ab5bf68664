"""Threads start under the watch of the call that starts them, however they are started.

`threading.setprofile` reaches the threads of that module alone, and torch's hooks only their own thread.
"""

from __future__ import annotations

import _thread
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any

_STARTERS = (
    (_thread, "start_new_thread"),
    (_thread, "start_new"),
    (_thread, "start_joinable_thread"),
    (threading, "_start_new_thread"),
    (threading, "_start_joinable_thread"),
)
"""Under some of these names every version of Python starts all of its threads."""


class Starts:
    """Stands between a program and the interpreter's functions that start threads."""

    def __init__(self) -> None:
        self.around: Callable[[], AbstractContextManager[object]] = nullcontext
        """What a thread that is started now runs in."""

    def attend(self) -> None:
        """Take the place of the interpreter's own functions, for good."""
        for module, name in _STARTERS:
            if hasattr(module, name):
                setattr(module, name, self._attended(getattr(module, name)))

    def _attended(self, start: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(start)
        def started(function: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
            around = self.around

            def watched(*args: Any, **kwargs: Any) -> None:
                with around():
                    function(*args, **kwargs)

            return start(watched, *arguments, **options)

        return started
