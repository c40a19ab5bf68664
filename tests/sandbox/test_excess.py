"""What a submission takes is seen from outside, whatever the kernel bounds."""

from __future__ import annotations

import mmap
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from autograder.sandbox.inside.cages import Trust
from autograder.sandbox.inside.confine import Bounds
from autograder.sandbox.inside.excess import Watchman, resident

MIB = 1 << 20
HOLDS = {
    "memory of its own": "kept = bytearray(400 << 20)",
    "memory that could be shared": "import mmap; kept = mmap.mmap(-1, 400 << 20); kept.write(bytes(400 << 20))",
    "memory that a thread outlives its first thread with": (
        "import ctypes, threading; kept = bytearray(400 << 20); threading.Thread(target=wait).start(); tell(); "
        "ctypes.CDLL(None).syscall(60, 0)"
    ),
}
NOTHING, THREADS = "kept = None", "import threading; [threading.Thread(target=wait).start() for _ in range(9)]"


class Unbounded(Trust):
    """A cage in which the kernel bounds neither threads nor files."""

    bounds_scratch = bounds_threads = False

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))


@contextmanager
def process(source: str) -> Iterator[int]:
    """A process that has run the source, and waits."""
    start = "import sys, time\ntell = lambda: print(flush=True)\nwait = lambda: time.sleep(600)\n"
    started = subprocess.Popen([sys.executable, "-c", f"{start}{source}\ntell()\nwait()"], stdout=subprocess.PIPE)
    try:
        assert started.stdout is not None
        started.stdout.readline()
        time.sleep(0.1)
        yield started.pid
    finally:
        started.kill()
        started.communicate()


def bounds(**chosen: int) -> Bounds:
    usual = {"memory_bytes": 50 * MIB, "cpu_seconds": 9, "scratch_bytes": MIB, "scratch_files": 20, "threads": 8}
    return Bounds(**{**usual, "open_files": 99, **chosen})


def excess(source: str, folder: Path, **chosen: int) -> Sequence[str]:
    """What is told at two looks, the second when the process has ended."""
    with process(source) as child:
        watchman = Watchman(child, bounds(**chosen), Unbounded(folder), warm=0)
        first = watchman.look()
    return first, Watchman(child, bounds(**chosen), Unbounded(folder), warm=0).look()


@pytest.mark.parametrize("source", HOLDS.values(), ids=HOLDS.keys())
def test_memory_that_is_held_is_seen(tmp_path: Path, source: str):
    assert excess(source, tmp_path) == ("memory", "")


@pytest.mark.parametrize("source", HOLDS.values(), ids=HOLDS.keys())
def test_what_is_within_the_bounds_is_nothing_to_be_ended_for(tmp_path: Path, source: str):
    assert excess(source, tmp_path, memory_bytes=300 * MIB) == ("", "")


def test_memory_that_is_only_reserved_does_not_count(tmp_path: Path):
    assert excess("import mmap; kept = mmap.mmap(-1, 8 << 30)", tmp_path) == ("", "")


def test_the_pages_of_a_file_do_not_count(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "large").write_bytes(bytes(500 * MIB))
    place = str(tmp_path / "data" / "large")
    source = f"import mmap; kept = mmap.mmap(open({place!r}, 'r+b').fileno(), 0); sum(kept[::4096])"
    assert excess(source, tmp_path, scratch_bytes=600 * MIB) == ("", "")


def test_threads_are_counted(tmp_path: Path):
    assert excess(THREADS, tmp_path) == ("threads", "")
    assert excess(THREADS, tmp_path, threads=16) == ("", "")


def test_what_lies_in_the_scratch_folder_counts(tmp_path: Path):
    deep = tmp_path
    for _ in range(10):
        deep /= "deeper"
    deep.mkdir(parents=True)
    (deep / "large").write_bytes(b"x" * 2 * MIB)
    with process(NOTHING) as child:
        cage = Unbounded(tmp_path)
        assert Watchman(child, bounds(), cage, warm=0).look() == "scratch"
        assert Watchman(child, bounds(scratch_bytes=3 * MIB), cage, warm=0).look() == ""
        assert Watchman(child, bounds(scratch_bytes=3 * MIB, scratch_files=9), cage, warm=0).look() == "scratch"


def test_what_this_process_holds_is_known():
    before = resident()
    kept = mmap.mmap(-1, 64 * MIB, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)  # never memory that was freed before
    kept.write(b"x" * len(kept))
    assert 60 * MIB < resident() - before < 80 * MIB
    assert len(kept) == 64 * MIB
