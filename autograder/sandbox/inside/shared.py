"""Arrays that lie in the server's memory before any submission does, and so in every fork's: images."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch


class Held:
    """An array twice: rows of the one are given away, those of the other tell whether they are still what they were.

    To copy rows for every call takes as long as to compare them afterwards, and the memory for it longer still.
    """

    def __init__(self, array: np.ndarray[Any, Any]) -> None:
        self._array, self._given = array, array.copy()

    def rows(self, start: int, stop: int) -> torch.Tensor:
        """A tensor of its own over these rows, with a storage that holds no others."""
        return torch.from_numpy(self._given[start:stop])

    def originals(self, start: int, stop: int) -> np.ndarray[Any, Any]:
        """The rows as they must be."""
        return self._array[start:stop]

    def restore(self, start: int, stop: int) -> None:
        """Make rows that were changed what they were: the next call is given them, too."""
        self._given[start:stop] = self._array[start:stop]
