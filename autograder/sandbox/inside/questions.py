"""How a program asks whether there is a GPU: the student's code gets one answer, torch's own code another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

import torch

_QUESTIONS: tuple[tuple[Any, str, Any], ...] = (
    (torch.cuda, "is_available", True),
    (torch.cuda, "device_count", 1),
    (torch.accelerator, "is_available", True),
    (torch.accelerator, "device_count", 1),
    (torch.accelerator, "current_accelerator", torch.device("cuda")),
)
"""The question, and the answer where a GPU is stood in for."""


class Questions:
    """Takes the place of torch's functions, and says what the stand-in has it say."""

    def __init__(self) -> None:
        self.units: Collection[str] = ()
        """Whose code is the student's."""
        self.loading = False
        """Whether that is being loaded: an answer it gets then may be what it goes by ever after."""
        self.active = False
        """Whether a GPU is stood in for."""
        self.asked_early = False
        """Whether it asked while it was loaded."""
        for owner, name, told in _QUESTIONS:
            asked = getattr(owner, name)
            setattr(owner, name, self._answering(getattr(asked, "__wrapped__", asked), told))

    def _answering(self, function: Callable[..., Any], told: Any) -> Callable[..., Any]:
        @wraps(function)
        def answer(*args: Any, **kwargs: Any) -> Any:
            if sys._getframe(1).f_code.co_filename in self.units:
                if self.active:
                    return told
                self.asked_early |= self.loading
            return function(*args, **kwargs)

        return answer
