"""The GPU of a worker: a sandbox that has it, and a place among those who use it at one time.

CUDA takes its time to start, and a context holds memory of the GPU. So each submission has one context, in a process of
its own that runs nothing but the device checks; it starts while the CPU's checks of the same submission run; and no
more than a set number of submissions on one machine hold one at a time.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from numpy.typing import NDArray

from autograder.sandbox import WITH_GPU, Gpu, Limits, SandboxUnavailable, Session, find_gpu, open_sandbox

_RETRY_SECONDS = 0.01

Choice = Literal["auto", "off", "require"]
"""Whether device checks run on a GPU: where there is one, never, or always."""
NO_GPU = "--gpu require: there is no GPU that submissions could be judged on here"

# Why device checks had no GPU, as feedback and reports say it.
NONE_HERE = "there was no GPU"
SWITCHED_OFF = "the GPU was switched off"
DID_NOT_START = "CUDA did not start on the GPU ('--gpu require' says why)"


def gpu_for(choice: Choice, sandbox: str) -> Gpu | str:
    """The GPU of device checks, or why they have none.

    Raises `SandboxUnavailable` where there must be one and is none. What is switched off is not even looked for.
    """
    if choice == "off":
        return SWITCHED_OFF
    gpu = find_gpu()
    if gpu is None and choice == "require":
        raise SandboxUnavailable(NO_GPU)
    if gpu is None:
        return NONE_HERE
    return gpu if choice == "require" or sandbox in WITH_GPU else f"the sandbox '{sandbox}' has no GPU"


class Accelerator:
    """Opens sessions that have the GPU, one at a time."""

    def __init__(
        self, name: str, private: Iterable[Path], shared: Mapping[str, NDArray[Any]], gpu: Gpu, places: int
    ) -> None:
        self.gpu = gpu
        self._sandbox = open_sandbox(name, private, shared, gpu=gpu)
        self._places = _Places(gpu, places)
        self._early: Session | None = None
        self._works = False

    def start(self) -> None:
        """Start the sandbox; raises `SandboxUnavailable` where CUDA does not start in it."""
        if not self._works:
            with self._places:
                self._sandbox.start()
            self._works = True

    def prepare(self, limits: Limits, *, optimizers: bool = False) -> None:
        """Begin to start CUDA for the next session, if there is a place for it."""
        if self._places.take(wait=False):
            self._early = self._sandbox.open(limits, optimizers=optimizers)

    def open(self, limits: Limits, *, optimizers: bool = False) -> Session:
        """A session whose process has the GPU, for one submission."""
        self._places.take(wait=True)
        session, self._early = self._early or self._sandbox.open(limits, optimizers=optimizers), None
        session.await_gpu()
        session.renew(limits)
        return session

    def release(self) -> None:
        """End what was prepared, and make place for another worker."""
        early, self._early = self._early, None
        try:
            if early is not None:
                early.end()
        finally:
            self._places.give_back()

    def close(self) -> None:
        """End the sandbox."""
        self._places.give_back()
        self._sandbox.close()


class _Places:
    """A number of places on one GPU, shared by all processes of one user: each is a locked file."""

    def __init__(self, gpu: Gpu, count: int) -> None:
        self._folder = Path(tempfile.gettempdir(), f"autograder-{os.getuid()}-{gpu.uuid}")
        self._count = count
        self._held: int | None = None

    def __enter__(self) -> None:
        self.take(wait=True)

    def __exit__(self, *_exception: object) -> None:
        self.give_back()

    def take(self, *, wait: bool) -> bool:
        """Whether a place is held now; with `wait` it is, sooner or later."""
        while self._held is None:
            self._held = self._free()
            if self._held is None and not wait:
                return False
            if self._held is None:
                time.sleep(_RETRY_SECONDS)
        return True

    def give_back(self) -> None:
        """Hold no place any more."""
        held, self._held = self._held, None
        if held is not None:
            os.close(held)

    def _free(self) -> int | None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        entry = self._folder.lstat()
        if not stat.S_ISDIR(entry.st_mode) or entry.st_uid != os.getuid():
            raise SandboxUnavailable(f"{self._folder} is not a folder of this user's: remove it")
        for number in range(self._count):
            descriptor = os.open(self._folder / str(number), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return descriptor
            except BlockingIOError:
                os.close(descriptor)
        return None
