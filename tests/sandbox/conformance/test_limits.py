"""What does not end by itself is ended, what takes too much is refused, and the reason is told."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import pytest

from autograder.sandbox import Limits, Sandbox, SubmissionEnded

from ..conversation import BRIEF, PATIENT, answer, call, error, load, outcome, value, works

ENDLESS = {
    "sleep": "time.sleep(600)",
    "a busy loop": "while True: pass",
    "a loop that catches everything": (
        "while True:\n        try: time.sleep(0.01)\n        except BaseException: pass"
    ),
    "ignored signals": ("for n in set(range(1, 32)) - {9, 19}: signal.signal(n, signal.SIG_IGN)\n    while True: pass"),
    "a regular expression": "re.match('(a+)+$', 'a' * 64 + 'b')",
    "a long multiplication": "len(str(3 ** (1 << 27)))",
    "a lock that nobody releases": "lock = threading.Lock(); lock.acquire(); lock.acquire()",
    "a stopped process": "os.kill(os.getpid(), signal.SIGSTOP)",
    "a read that waits": "os.read(os.pipe()[0], 1)",
    "an endless generator": "sum(1 for _ in iter(int, 1))",
}


@pytest.mark.parametrize("endless", ENDLESS.values(), ids=ENDLESS.keys())
def test_a_call_that_does_not_return_is_ended(sandbox: Sandbox, endless: str):
    source = f"import os, re, signal, threading, time\ndef attack():\n    {endless}"
    started = time.monotonic()
    with pytest.raises(SubmissionEnded, match="the call took longer than") as caught:
        answer(sandbox, source, limits=BRIEF)
    assert caught.value.how == "timeout"
    assert time.monotonic() - started < 10
    assert works(sandbox)


def test_a_file_that_does_not_finish_loading_is_ended(sandbox: Sandbox):
    with sandbox.submission(BRIEF) as session:
        with pytest.raises(SubmissionEnded, match="took longer than") as caught:
            load(session, "while True: pass")
        assert caught.value.how == "timeout"


def test_all_calls_together_are_bounded(sandbox: Sandbox):
    limits = Limits(call_seconds=20, submission_seconds=1)
    with sandbox.submission(limits) as session:
        load(session, "import time\ndef attack():\n    time.sleep(0.4)")
        call(session, "attack")
        call(session, "attack")
        with pytest.raises(SubmissionEnded, match="the whole submission took longer than 1 s") as caught:
            call(session, "attack")
    assert caught.value.how == "timeout"


@dataclass(frozen=True)
class OneSecondOfCPU(Limits):
    @property
    def cpu_seconds(self) -> int:
        return 1


def test_cpu_time_is_bounded_apart_from_the_clock(sandbox: Sandbox):
    with pytest.raises(SubmissionEnded, match="more than 1 s of CPU time") as caught:
        answer(sandbox, "def attack():\n    while True: pass", limits=OneSecondOfCPU())
    assert caught.value.how == "timeout"


def test_more_threads_earn_little_more_time():
    assert 0 < Limits().cpu_seconds - Limits().submission_seconds <= 1


OUT_OF_MEMORY = {
    "a bytearray": "bytearray(10**10)",
    "a tensor": "torch.ones(10**10)",
    "an array": "numpy.ones(10**10)",
    "many small lists": "x = []\n    while True: x.append([0] * 1000)",
    "many small tensors": "x = []\n    while True: x.append(torch.ones(100_000))",
    "a string": "'x' * 10**10",
    "C++": "torch.linalg.svd(torch.ones(3000, 3000))",
    "a mapping": "mmap.mmap(-1, 1 << 30)",
    "many mappings of one file": (
        "file = open('data', 'w+b'); file.truncate(1 << 25)\n"
        "    kept = [mmap.mmap(file.fileno(), 0) for _ in range(100)]"
    ),
    "shared memory": "torch.ones(10**10).share_memory_()",
}


@pytest.mark.parametrize("greedy", OUT_OF_MEMORY.values(), ids=OUT_OF_MEMORY.keys())
def test_memory_is_bounded(sandbox: Sandbox, greedy: str):
    source = f"import mmap, numpy, torch\ndef attack():\n    {greedy}"
    answered = answer(sandbox, source, limits=replace(PATIENT, memory_mib=128))
    assert answered.raised is not None
    assert answered.raised.out_of_memory, answered.raised.text
    assert works(sandbox)


FIFTY_GIGABYTES = {
    "a file": "open('data', 'wb').truncate(50 << 30)",
    "a file that is mapped": "numpy.memmap('data', dtype='u1', mode='w+', shape=50 << 30)",
    "many files": "for n in itertools.count(): open(str(n), 'wb').write(bytes(1 << 24))",
    "files without a name": (
        "kept = []\n    while True:\n        kept.append(open('data', 'wb', 0)); os.unlink('data')\n"
        "        kept[-1].write(bytes(1 << 25))"
    ),
    "threads": (
        "def eat():\n        kept = []\n        while True: kept.append(bytearray(1 << 24))\n"
        "    with concurrent.futures.ThreadPoolExecutor(20) as pool:\n"
        "        [future.result() for future in [pool.submit(eat) for _ in range(20)]]"
    ),
    "a thread's stack": "threading.stack_size(50 << 30); threading.Thread(target=print).start()",
    "pipes": (
        "kept = []\n    while True:\n        kept.append(os.pipe()); fcntl.fcntl(kept[-1][1], 1031, 1 << 20)\n"
        "        os.write(kept[-1][1], bytes(1 << 20))"
    ),
    "sockets": (
        "kept = []\n    while True:\n        kept.append(socket.socketpair()); kept[-1][0].setblocking(False)\n"
        "        kept[-1][0].send(bytes(1 << 20))"
    ),
}


@pytest.mark.parametrize("greedy", FIFTY_GIGABYTES.values(), ids=FIFTY_GIGABYTES.keys())
def test_fifty_gigabytes_are_not_to_be_had_in_any_other_way(confined: Sandbox, greedy: str):
    imports = "import concurrent.futures, fcntl, itertools, mmap, numpy, os, socket, threading"
    before = _free()
    told = outcome(confined, f"{imports}\ndef attack():\n    {greedy}", limits=replace(PATIENT, memory_mib=512))
    assert told in {"OSError", "PermissionError", "MemoryError", "RuntimeError"} or "ended" in told
    assert works(confined)
    assert _free() > before - (4 << 30)  # which others use, too


def _free() -> int:
    """Bytes of the machine's memory that can be had."""
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) << 10 for line in file if line.startswith("MemAvailable"))


def test_the_kernel_takes_a_submission_first_when_memory_is_used_up(sandbox: Sandbox):
    assert value(sandbox, "def attack():\n    return int(open('/proc/self/oom_score_adj').read())") == 1000


def test_memory_is_bounded_while_loading(sandbox: Sandbox):
    with sandbox.submission(PATIENT) as session:
        _, loaded = load(session, "x = bytearray(10**11)\ndef attack():\n    return 1")
        assert [problem.out_of_memory for problem in loaded.problems] == [True]
        assert call(session, "attack").value == 1


def test_open_files_are_bounded(sandbox: Sandbox):
    source = """
        def attack():
            kept = []
            while True:
                kept.append(open("/dev/null"))
    """
    assert error(sandbox, source) == "OSError"


FLOODS = {
    "Python": "while True: print('x' * 10_000)",
    "a descriptor": "chunk = b'x' * (1 << 20)\n    while True: os.write(1, chunk)",
    "standard error": "chunk = b'x' * (1 << 20)\n    while True: os.write(2, chunk)",
    "threads": (
        "chunk = b'x' * (1 << 16)\n    def write():\n        while True: os.write(1, chunk)\n"
        "    for _ in range(4): threading.Thread(target=write, daemon=True).start()\n    write()"
    ),
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_of_output_is_cut_and_the_call_still_ends(sandbox: Sandbox, flood: str):
    started = time.monotonic()
    with sandbox.submission(BRIEF) as session:
        load(session, f"import os, threading\ndef attack():\n    {flood}")
        with pytest.raises(SubmissionEnded, match="took longer than"):
            call(session, "attack")
    assert time.monotonic() - started < 10
    assert session.printed.endswith(" more bytes were printed]")
    assert len(session.printed) < Limits().output_bytes + 100


def test_a_megabyte_of_output_disturbs_no_call(sandbox: Sandbox):
    with sandbox.submission(PATIENT) as session:
        load(session, "def attack():\n    print('x' * (1 << 20))\n    return 42")
        assert call(session, "attack").value == 42
    assert session.printed == "x" * Limits().output_bytes + "\n[1015809 more bytes were printed]"


def test_what_was_printed_is_text_whatever_it_was(sandbox: Sandbox):
    with sandbox.submission(PATIENT) as session:
        load(session, "import os\nos.write(1, b'\\xff\\x00ok\\n')")
    assert session.printed == "\ufffd\x00ok\n"


def test_deep_recursion_in_python_is_an_exception(sandbox: Sandbox):
    assert error(sandbox, "def attack(n=0):\n    return attack(n + 1)") == "RecursionError"


def test_a_value_too_large_to_look_at_is_told(sandbox: Sandbox):
    told = value(sandbox, "import torch\ndef attack():\n    return torch.ones(10**8, dtype=torch.int8)")
    assert "too large to look at" in told.text
    assert answer(sandbox, "def attack():\n    return ['x' * 1000] * 10**4").status == "unsendable"
