"""Feeds the reader of submissions and the decoder of the wire with mutilated bytes.

`python -m tests.fuzzing [N] [SEED]` runs N cases for each of the targets and prints the counts as a table in Markdown.
Every case follows from the seed and its number, and may end in a value or in the target's own way of refusing.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .fuzzing_targets import TARGETS

SECONDS = 10.0
"""A thousand times what a case takes: what takes longer hangs, however busy the machine."""

_ODD = [
    b"\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\r",
    b"\n",
    b'"',
    b"\\",
]


def mutated(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """The bytes with one to four changes: flipped, cut out, doubled, put in, or crossed with another of the corpus."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        place = chance.randint(0, len(changed))
        end = min(len(changed), place + chance.choice((1, 1, 2, 4, 16, 200)))
        what = chance.choice((0, 0, 0, 1, 2, 3, 4, 5))
        if what == 0 and place < len(changed):
            changed[place] ^= 1 << chance.randrange(8)
        elif what == 1:
            del changed[place:end]
        elif what == 2:
            changed[place:place] = changed[place:end] * chance.choice((1, 1, 1, 50))
        elif what == 3:
            changed[place:place] = chance.choice(_ODD)
        elif what == 4:
            changed[place:end] = chance.randbytes(end - place)
        else:
            other = chance.choice(others)
            start = chance.randint(0, len(other))
            changed[place:] = other[start:]
    return bytes(changed)


def fuzz(name: str, count: int, seed: int, folder: Path) -> tuple[Counter[str], float]:
    """So many cases of one target: how they ended, and how long the slowest took. Fails at the first that does not."""
    target = TARGETS[name](folder)
    ends: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        chance = random.Random(f"{name} {seed} {number}")
        data = mutated(chance.choice(target.corpus), chance, target.corpus)
        started = time.monotonic()
        try:
            ends[target.run(data)] += 1
        except Exception as error:
            raise AssertionError(f"case {number} of {name}, seed {seed}: {data[:500]!r}") from error
        slowest = max(slowest, time.monotonic() - started)
        assert slowest < SECONDS, f"case {number} of {name}, seed {seed}, hangs: {data[:500]!r}"
    return ends, slowest


def main(count: int = 25_000, seed: int = 0) -> None:
    """Run that many cases of each target, and tell how they ended."""
    print("| target | cases | ended | slowest case |\n|---|---|---|---|")
    for name in TARGETS:
        with TemporaryDirectory(prefix="fuzzing-") as folder:
            ends, slowest = fuzz(name, count, seed, Path(folder))
        told = ", ".join(f"{number:,} {end}" for end, number in ends.most_common())
        print(f"| {name} | {count:,} | {told} | {slowest:.2f} s |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
