"""A submission is one process: it starts no other, sees none but its server, and cannot touch that."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace

import pyseccomp
import pytest

from autograder.sandbox import Sandbox

from ..conversation import PATIENT, error, outcome, value, works


@pytest.mark.parametrize(
    "attempt",
    [
        "os.fork()",
        "os.forkpty()",
        "os.execv(sys.executable, [sys.executable])",
        "os.posix_spawn(sys.executable, [sys.executable], {})",
        "subprocess.run([sys.executable, '-c', ''])",
        "subprocess.run('true', shell=True)",
        "subprocess.Popen([sys.executable], close_fds=False)",
        "multiprocessing.Process(target=print).start()",
        "multiprocessing.get_context('spawn').Process(target=print).start()",
        "multiprocessing.Pool(2)",
        "concurrent.futures.ProcessPoolExecutor(1).submit(print)",
        "torch.multiprocessing.spawn(print)",
    ],
)
def test_python_starts_no_process(confined: Sandbox, attempt: str):
    source = f"""
        import concurrent.futures, multiprocessing, os, subprocess, sys
        import torch.multiprocessing

        def attack():
            {attempt}
    """
    assert error(confined, source) in {"PermissionError", "OSError"}


@pytest.mark.parametrize("name", ["fork", "vfork", "clone", "clone3", "execve", "execveat"])
def test_the_kernel_starts_no_process(confined: Sandbox, name: str):
    number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    if number < 0:
        pytest.skip(f"this machine has no system call {name}")
    source = """
        import ctypes, os

        def attack(number):
            signal_when_done = 17
            me = os.getpid()
            result = ctypes.CDLL(None).syscall(number, signal_when_done, 0, 0, 0, 0)
            if os.getpid() != me:
                os._exit(0)
            return result
    """
    assert value(confined, source, number) == -1


def test_os_system_runs_nothing(confined: Sandbox):
    source = """
        import os

        def attack():
            return os.system("echo here > here"), os.path.exists("here")
    """
    status, ran = value(confined, source)
    assert status != 0
    assert not ran


def test_threads_are_bounded(confined: Sandbox):
    source = """
        import threading, time

        def attack():
            done, started = threading.Event(), 0
            try:
                while started < 500:
                    threading.Thread(target=done.wait).start()
                    started += 1
            except RuntimeError:
                return started
            finally:
                time.sleep(0.2)
                done.set()
    """
    by_the_kernel, from_outside = "7", "the code ran more than 8 threads and was ended"
    assert outcome(confined, source, limits=replace(PATIENT, threads=8)) in {by_the_kernel, from_outside}


def test_threads_work(sandbox: Sandbox):
    source = """
        from concurrent.futures import ThreadPoolExecutor
        import torch

        def attack():
            torch.set_num_threads(4)
            with ThreadPoolExecutor(4) as pool:
                return sum(pool.map(lambda n: float(torch.ones(200, 200).mm(torch.ones(200, 200))[0, 0]), range(8)))
    """
    assert value(sandbox, source) == 1600.0


def test_asking_torch_for_more_threads_than_there_may_be_ends_nothing(sandbox: Sandbox):
    source = """
        import torch

        def attack():
            torch.set_num_threads(500)
            return float(torch.ones(500, 500).mm(torch.ones(500, 500))[0, 0])
    """
    assert value(sandbox, source) == 500.0


def test_no_other_process_is_visible(confined: Sandbox):
    source = """
        import os

        def readable(process):
            try:
                return len(open(f"/proc/{process}/cmdline").read()) > 0
            except OSError:
                return False

        def attack(others):
            try:
                listed = {int(name) for name in os.listdir("/proc") if name.isdigit()} == {1, os.getpid()}
            except PermissionError:
                listed = not readable(1)
            return listed, [readable(process) for process in others], readable("self")
    """
    assert value(confined, source, [os.getpid(), os.getppid()]) == (True, [False, False], True)


@pytest.mark.parametrize("name", "mem environ maps fd fdinfo cwd root exe ns map_files io".split())
def test_the_servers_secrets_are_unreadable(confined: Sandbox, name: str):
    source = """
        import os

        def attack(name):
            path = f"/proc/{os.getppid()}/{name}"
            if os.path.islink(path):
                return os.readlink(path)
            return os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(100)
    """
    assert error(confined, source, name) == "PermissionError"


def test_no_signal_harms_the_server_or_a_stranger(confined: Sandbox):
    other = subprocess.Popen(["sleep", "60"])
    source = """
        import os, signal

        def attack(known):
            for target in (1, -1, os.getppid(), *known):
                for number in range(1, signal.NSIG):
                    try:
                        os.kill(target, number)
                    except OSError:
                        pass
    """
    assert value(confined, source, [other.pid]) is None
    assert works(confined)
    assert other.poll() is None
    other.kill()
    other.wait()


@pytest.mark.parametrize(
    "attempt",
    [
        "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (4, 4))",
        "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
        "os.setpriority(os.PRIO_USER, 0, 19)",
        "os.sched_setaffinity(os.getppid(), {0})",
        "os.sched_setscheduler(os.getppid(), os.SCHED_IDLE, os.sched_param(0))",
    ],
)
def test_the_servers_limits_and_scheduling_are_out_of_reach(confined: Sandbox, attempt: str):
    assert error(confined, f"import os, resource\ndef attack():\n    {attempt}") == "PermissionError"
