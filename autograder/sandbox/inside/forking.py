"""The fork server's loop: one fork for each submission, ended and cleared away before the next.

It is single-threaded and speaks to the grader over one socket: `join` comes with the way into a group whose memory the
kernel bounds; `share` comes with the descriptor of an array that every
submission may be given; `prepare` asks for what only some submissions need; `start` comes with the two descriptors of a
submission, its connection and its output; `stop` ends it and everything that it started. The server never touches a
submission's data. It imports neither torch nor NumPy: what a fork serves is its caller's.
"""

from __future__ import annotations

import os
import select
import signal
import socket
from contextlib import suppress
from typing import Any, NoReturn, Protocol

import msgspec

from .cages import Cage
from .confine import Bounds
from .excess import PERIOD, Watchman, resident


class Served(Protocol):
    """What the forks are for."""

    def share(self, name: str, descriptor: int) -> None:
        """Keep what is in the file for every later fork, under that name; closes it."""

    def prepare(self, what: str) -> None:
        """Do once for all later forks what some of them need and is slow."""

    def check(self) -> None:
        """Raise `SystemExit` where a fork of the server as it is now could not serve."""

    def serve(self, connection: socket.socket, bounds: Bounds) -> None:
        """Serve one submission over its connection, in the fork, until the grader hangs up."""


class Join(msgspec.Struct, tag="join"):
    """Join the group of processes whose list comes with this message, and so let every later fork be born into it."""


class Share(msgspec.Struct, tag="share"):
    """Keep the array in the file that comes with this message: every later fork has it under that name."""

    name: str


class Prepare(msgspec.Struct, tag="prepare"):
    """Do what is slow and only some submissions need, before the first of them."""

    what: str


class Start(msgspec.Struct, tag="start"):
    """Fork, and serve one submission over the two descriptors that come with this message."""

    bounds: Bounds
    seccomp: bytes


class Stop(msgspec.Struct, tag="stop"):
    """End the submission; the reply tells how it ended and what it used."""


class Ended(msgspec.Struct):
    """How a submission's process ended: its own exit code or signal, or neither where it was still running.

    `excess` names what it was ended for by the server.
    """

    exit_code: int | None
    signal: int | None
    cpu: float
    peak_bytes: int
    excess: str


class Server:
    """Forks, watches what a fork takes, reaps, and knows nothing else."""

    def __init__(self, control: socket.socket, cage: Cage, served: Served) -> None:
        self._control, self._cage, self._served = control, cage, served
        self._child = 0
        self._watchman: Watchman | None = None
        self._warm = resident()

    def run(self) -> None:
        """Answer the grader until it hangs up, and leave nothing then."""
        decoder = msgspec.msgpack.Decoder(Join | Share | Prepare | Start | Stop)
        while True:
            self._watch()
            message, descriptors, _flags, _address = socket.recv_fds(self._control, 1 << 16, 2)
            if not message:
                break
            request = decoder.decode(message)
            if isinstance(request, Start):
                self._child = self._fork(request, descriptors)
                for descriptor in descriptors:
                    os.close(descriptor)
                self._watchman = Watchman(self._child, request.bounds, self._cage, self._warm)
                reply: Any = self._child
            elif isinstance(request, Join):
                reply = _join(descriptors[0])
            elif isinstance(request, Share):
                self._served.share(request.name, descriptors[0])
                self._warm = resident()
                reply = None
            elif isinstance(request, Prepare):
                self._served.prepare(request.what)
                reply = None
            else:
                reply = self._end()
            self._control.send(msgspec.msgpack.encode(reply))
        if self._child:
            self._end()
        self._cage.close()

    def _watch(self) -> None:
        """Wait for the grader's next word; a submission that takes too much meanwhile is ended."""
        while self._watchman is not None and not self._watchman.excess:
            if select.select([self._control], [], [], PERIOD)[0]:
                return
            if self._watchman.look():
                self._kill()

    def _fork(self, start: Start, descriptors: list[int]) -> int:
        self._served.check()
        child = os.fork()
        if child == 0:
            _become_submission(start, [self._control.detach(), *descriptors], self._cage, self._served)
        return child

    def _kill(self) -> None:
        for target in self._cage.all_of(self._child):
            with suppress(ProcessLookupError):
                os.kill(target, signal.SIGKILL)

    def _end(self) -> Ended:
        done = os.waitid(os.P_PID, self._child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        self._kill()  # before its process is reaped, and its number another's
        _, status, usage = os.wait4(self._child, 0)
        _reap()
        excess = self._watchman.excess if self._watchman is not None else ""
        self._child, self._watchman = 0, None
        self._cage.clear()
        # A process that was already ending closed its files first, and keeps its own status whatever is sent to it now.
        ours = not done and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        return Ended(
            exit_code=os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) and not ours else None,
            cpu=usage.ru_utime + usage.ru_stime,
            peak_bytes=usage.ru_maxrss * 1024,
            excess=excess,
        )


def _join(group: int) -> str:
    """Become one of the group's processes; tells what hindered it, if anything."""
    try:
        os.write(group, b"0")
    except OSError as error:
        return os.strerror(error.errno or 0)
    finally:
        os.close(group)  # no fork ever has it
    return ""


def _reap() -> None:
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        return


def _become_submission(start: Start, descriptors: list[int], cage: Cage, served: Served) -> NoReturn:
    try:
        control, connection, output = descriptors
        os.close(control)
        os.setpgid(0, 0)
        for standard in (1, 2):
            os.dup2(output, standard)
        os.close(output)
        cage.enter(start.bounds, start.seccomp)
        wire = socket.socket(fileno=connection)
        wire.sendall(b"!")  # confined and ready: whatever fails before this is the grader's fault
        served.serve(wire, start.bounds)
    except BaseException as error:
        os.write(2, f"sandbox: {type(error).__name__}: {error}\n".encode())
        os._exit(70)
    os._exit(0)
