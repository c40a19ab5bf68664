"""The trusted end of a sandbox: starts the fork server, and opens a conversation with one submission at a time."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from autograder.sandbox import seccomp
from autograder.sandbox.cgroup import Group
from autograder.sandbox.delegation import NoGroups
from autograder.sandbox.faults import OutOfMemory, SandboxLost, SandboxUnavailable
from autograder.sandbox.gpu import Gpu
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

_START_SECONDS = 120.0
"""To import torch: one second on a quiet machine, much more from a cold disk."""
_SERVER_SECONDS = 30.0
_MEMORY_BESIDE, _MEMORY_OF_CUDA = 512 << 20, 1 << 30
"""What a group holds beside the memory that a submission asks for, which the limit on addresses bounds first, with an
ordinary MemoryError: what it changes of the warm server's (220 MiB), its files (64 MiB), the kernel's own for both."""
_GONE = "the sandbox's fork server is gone; it is started afresh for the next submission"

Program = Literal["server", "probe"]
"""What is started in a sandbox: the fork server, or one that serves nothing, to see whether it can be had."""


class Backend(Protocol):
    """How a sandbox is built: a command that runs the fork server."""

    name: str
    own_user: bool
    """Whether a submission runs as a user of its own, once `command` has been asked."""

    def command(self, program: Program) -> tuple[Sequence[str], dict[str, str]]:
        """The program's environment and command line, but for its last argument: the number of its descriptor.

        Raises `SandboxUnavailable`.
        """

    def close(self) -> None:
        """Remove what `command` made."""


class Sandbox:
    """One fork server. Submissions are served one after another: `with sandbox.submission(limits) as session`.

    `shared` arrays reach the server once, when it starts; its forks find them in their memory (`wire.Shared`).
    """

    def __init__(
        self,
        backend: Backend,
        shared: Mapping[str, NDArray[Any]] | None = None,
        program: Program = "server",
        gpu: Gpu | None = None,
    ) -> None:
        self._backend, self._program = backend, program
        self._shared, self._gpu = dict(shared or {}), gpu
        self._filter = b""
        self._prepared: set[str] = set()
        self._server: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._serves: Session | None = None
        self._group: Group | None = None
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - as long-lived as the sandbox
        self.environment: dict[str, str] = {}
        """The versions of python, torch and numpy that the submissions run with, once started."""
        self.memory = ""
        """How the memory of a submission is bounded, in words, once started."""

    def start(self) -> None:
        """Start the fork server if none runs; raises `SandboxUnavailable`."""
        if self._server is not None and self._server.poll() is None:
            return
        self.close()
        command, environment = self._backend.command(self._program)
        self._filter = seccomp.compiled(own_user=self._backend.own_user, gpu=self._gpu is not None)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(_START_SECONDS)
        try:
            self._server = subprocess.Popen(
                [*command, str(theirs.fileno())],
                env=environment,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._complaints,
            )
        except OSError as error:
            ours.close()
            raise SandboxUnavailable(f"the sandbox could not be started: {error}") from None
        finally:
            theirs.close()
        self._control = ours
        try:
            self.environment = msgspec.msgpack.decode(ours.recv(1 << 12), type=dict[str, str])
        except (OSError, msgspec.MsgspecError):
            name, said = self._backend.name, self._complaint()
            self.close()
            raise SandboxUnavailable(f"the sandbox '{name}' does not start on this machine: {said}") from None
        ours.settimeout(_SERVER_SECONDS)
        self._join_group()
        for name, array in self._shared.items():
            self._share(name, array)
        self._settle_group()
        try:  # A machine may allow the server its namespaces, and forbid them, or its GPU, to what it forks.
            session = self._fork(Limits())
            session.await_gpu()
            session.end()
        except SandboxLost as lost:
            name = self._backend.name
            self.close()
            raise SandboxUnavailable(f"the sandbox '{name}' does not work on this machine: {lost}") from None

    def _join_group(self) -> None:
        """Have the kernel bound the memory of all that is forked from now on, where it can."""
        try:
            self._group = Group()
            with self._group.entrance() as entrance:
                hindered = self.ask({"type": "join"}, [entrance])
            if hindered:
                self._leave_group()
                raise NoGroups(f"the sandbox may not join its group: {hindered}")
            self.memory = "the kernel bounds its memory as a whole, by a cgroup"
        except NoGroups as reason:
            self.memory = f"its memory is bounded by a limit on addresses and a look twenty times a second: {reason}"

    def _settle_group(self) -> None:
        if self._group is not None:
            self._group.settle()

    def _leave_group(self) -> None:
        if self._group is not None:
            self._group.close()
            self._group = None

    def _share(self, name: str, array: NDArray[Any]) -> None:
        with os.fdopen(os.memfd_create(name), "r+b") as file:
            np.save(file, array, allow_pickle=False)
            file.flush()
            os.lseek(file.fileno(), 0, os.SEEK_SET)  # the server reads on from here: the offset is shared, too
            self.ask({"type": "share", "name": name}, [file.fileno()])

    @property
    def runs_as(self) -> str:
        """Who a submission is for the machine, in words, once started."""
        return "a user of its own" if self._backend.own_user else "the grader's own user"

    def close(self) -> None:
        """End the fork server, and with it all that ever ran in it."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        self._leave_group()
        self._prepared.clear()
        self._serves = None
        self._complaints.seek(0)
        self._complaints.truncate()
        self._backend.close()

    def _complaint(self) -> str:
        """The last that the sandbox wrote to standard error, in one line."""
        self._complaints.seek(0)
        return " ".join(self._complaints.read().decode(errors="replace").split())[-500:]

    @contextmanager
    def submission(self, limits: Limits, *, optimizers: bool = False) -> Iterator[Session]:
        """A fresh fork for one submission, as from `open`; when the block ends nothing of it is left."""
        session = self.open(limits, optimizers=optimizers)
        try:
            yield session
        finally:
            session.end()

    def open(self, limits: Limits, *, optimizers: bool = False) -> Session:
        """A fresh fork, to be ended by `Session.end` before the next one is opened: raises `RuntimeError` else.

        Where submissions may train with `optimizers`, the server once does what their first use costs.
        """
        self.start()
        if optimizers and "optimizers" not in self._prepared:
            self.ask({"type": "prepare", "what": "optimizers"})
            self._prepared.add("optimizers")
            self._settle_group()
        return self._fork(limits)

    def _fork(self, limits: Limits) -> Session:
        if self._serves is not None and not self._serves.over:
            raise RuntimeError("a sandbox serves one submission at a time: end its session before you open the next")
        started = time.perf_counter()
        ours, theirs = socket.socketpair()
        reading, writing = socket.socketpair()
        request = {
            "type": "start",
            "seccomp": self._filter,
            "bounds": {
                "memory_bytes": limits.memory_mib << 20,
                "gpu_bytes": limits.gpu_memory_mib << 20 if self._gpu else 0,
                "cpu_seconds": limits.cpu_seconds,
                "scratch_bytes": limits.scratch_mib << 20,
                "scratch_files": limits.scratch_files,
                "threads": limits.threads,
                "open_files": limits.open_files,
            },
        }
        if self._group is not None:
            beside = _MEMORY_BESIDE + (_MEMORY_OF_CUDA if self._gpu else 0)
            self._group.bound((limits.memory_mib << 20) + beside)
        with theirs, writing:
            self.ask(request, [theirs.fileno(), writing.fileno()])
        session = self._serves = Session(self, limits, ours, reading, gpu=self._gpu is not None)
        session.await_ready()
        session.usage.start = time.perf_counter() - started
        return session

    def gpu_bytes(self) -> int:
        """How much memory of the GPU the submission's processes hold."""
        return self._gpu.used_below(self._server.pid) if self._gpu and self._server else 0

    def ask(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> Any:
        """One exchange with the fork server."""
        if self._control is None:
            raise SandboxLost(_GONE)
        try:
            socket.send_fds(self._control, [msgspec.msgpack.encode(request)], descriptors)
            reply = self._control.recv(1 << 12)
            if reply:
                return msgspec.msgpack.decode(reply)
        except (OSError, msgspec.MsgspecError):
            pass
        kills, overflows = (self._group.kills(), self._group.overflows()) if self._group is not None else (0, 0)
        self.close()
        if kills:
            raise OutOfMemory(too_much=overflows > 0)
        raise SandboxLost(_GONE)
