"""Where the random numbers of a check come from."""

from __future__ import annotations

import hmac
from typing import Any

import numpy as np
from numpy.random.bit_generator import ISeedSequence
from numpy.typing import NDArray


def stream(seed: int, *names: str) -> np.random.Generator:
    """The random stream of one student's check: the same on every regrade, unlike every other student's.

    HMAC-SHA256 under the grading seed, so that knowing one's own inputs tells nothing of the next.
    """
    digest = hmac.digest(str(seed).encode(), "\0".join(names).encode(), "sha256")
    bits = np.random.Philox(_Key(digest[15::-1]))  # type: ignore[arg-type]  # the stubs forget ISeedSequence
    return np.random.Generator(bits)


class _Key(ISeedSequence):
    """A key for a bit generator as it is: `Philox(key=...)` would first draw 25 us worth of entropy, in vain."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> NDArray[Any]:
        """The key's words."""
        return np.frombuffer(self._key, dtype, n_words)
