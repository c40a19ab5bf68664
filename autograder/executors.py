"""Where a batch runs: worker processes on this machine, or a Dask cluster that somebody runs already."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor

from autograder.sandbox import cgroup


class ClusterUnavailable(Exception):
    """The named cluster cannot be used: why, and what to do."""


def _settle_worker() -> None:
    """Leave interrupts to the parent, and end with it however it ends: a killed one cannot say goodbye."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Workers(ProcessPoolExecutor):
    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        super().shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            cgroup.remove_abandoned()  # their sandboxes end with them, and the sandboxes' groups do not


def local_workers(count: int) -> Executor:
    """Worker processes on this machine."""
    context = multiprocessing.get_context("forkserver")
    return _Workers(count, mp_context=context, initializer=_settle_worker)


def cluster_workers(address: str) -> Executor:
    """The workers of a running Dask scheduler; they need this package, its sandbox and the submissions' folder.

    Raises `ClusterUnavailable` where Dask is not installed or nothing answers at `address`.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that a single machine does without
    except ImportError:
        raise ClusterUnavailable("--scheduler needs Dask: install it with 'pip install distributed'") from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise ClusterUnavailable(f"no Dask scheduler answers at {address}: {error}") from None
    executor: Executor = client.get_executor(pure=False)
    return executor
