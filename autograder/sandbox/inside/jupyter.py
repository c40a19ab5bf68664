"""What Jupyter adds to the names of a notebook, and of a script made from one: here it does nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class _Shell:
    """The interactive shell, whose magics and shell commands do nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return _nothing


def names() -> dict[str, Any]:
    """`display` and `get_ipython`."""
    return {"display": _nothing, "get_ipython": _Shell}


def _nothing(*_arguments: object, **_options: object) -> None:
    return
