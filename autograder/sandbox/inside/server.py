"""The fork server: warm once, then one fork for each submission.

It is process 1 of its own PID namespace (where the backend has one), single-threaded, has imported torch and NumPy, and
speaks to the grader over one socket: `share` comes with the descriptor of an array that every submission may be given;
`start` comes with the two descriptors of a submission, its connection and its output; `stop` ends it and everything
that it started. The server never touches a submission's data.
"""

from __future__ import annotations

import gc
import os
import platform
import resource
import signal
import socket
import sys
from contextlib import suppress
from typing import Any, NoReturn

import msgspec
import numpy as np
import torch

from . import agent, confine


class Share(msgspec.Struct, tag="share"):
    """Keep the array in the file that comes with this message: every later fork has it under that name."""

    name: str


class Start(msgspec.Struct, tag="start"):
    """Fork, and serve one submission over the two descriptors that come with this message."""

    bounds: confine.Bounds
    seccomp: bytes


class Stop(msgspec.Struct, tag="stop"):
    """End the submission; the reply tells how it ended and what it used."""


class Ended(msgspec.Struct):
    """How a submission's process ended: its own exit code or signal, or neither where it was still running."""

    exit_code: int | None
    signal: int | None
    cpu: float
    peak_bytes: int


class Server:
    """Forks, reaps, and knows nothing else."""

    def __init__(self, control: socket.socket, confined: bool, scratch: str) -> None:
        self._control, self._confined, self._scratch = control, confined, scratch
        self._child = 0
        self._shared: dict[str, torch.Tensor] = {}

    def serve(self) -> None:
        """Answer the grader until it hangs up."""
        decoder = msgspec.msgpack.Decoder(Share | Start | Stop)
        while True:
            message, descriptors, _flags, _address = socket.recv_fds(self._control, 1 << 16, 2)
            if not message:
                return
            request = decoder.decode(message)
            if isinstance(request, Start):
                self._child = self._fork(request, descriptors)
                for descriptor in descriptors:
                    os.close(descriptor)
                reply: Any = self._child
            elif isinstance(request, Share):
                with os.fdopen(descriptors[0], "rb") as file:
                    self._shared[request.name] = torch.from_numpy(np.load(file, allow_pickle=False))
                reply = None
            else:
                reply = self._end()
            self._control.send(msgspec.msgpack.encode(reply))

    def _fork(self, start: Start, descriptors: list[int]) -> int:
        child = os.fork()
        if child == 0:
            descriptors = [self._control.detach(), *descriptors]
            _become_submission(start, descriptors, self._shared, self._confined, self._scratch)
        return child

    def _end(self) -> Ended:
        done, status, usage = os.wait4(self._child, os.WNOHANG)
        # As process 1, -1 is every other process of the namespace. Elsewhere it is the submission's process group, and
        # the process itself, should it have left that.
        for target in (-1,) if self._confined else (-self._child, self._child):
            with suppress(ProcessLookupError):
                os.kill(target, signal.SIGKILL)
        if not done:
            _, status, usage = os.wait4(self._child, 0)
        _reap()
        # A process that was already ending closed its files first, and keeps its own status whatever is sent to it now.
        ours = not done and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        return Ended(
            exit_code=os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            signal=os.WTERMSIG(status) if os.WIFSIGNALED(status) and not ours else None,
            cpu=usage.ru_utime + usage.ru_stime,
            peak_bytes=usage.ru_maxrss * 1024,
        )


def _reap() -> None:
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        return


def _become_submission(
    start: Start, descriptors: list[int], shared: dict[str, torch.Tensor], confined: bool, scratch: str
) -> NoReturn:
    try:
        control, connection, output = descriptors
        os.close(control)
        os.setpgid(0, 0)
        for standard in (1, 2):
            os.dup2(output, standard)
        os.close(output)
        if confined:
            confine.isolate(scratch, start.bounds)
        else:
            confine.die_with_parent()
        os.chdir(scratch)
        confine.limit(start.bounds, own_user=confined)
        if confined:
            confine.surrender(start.seccomp)
        served = socket.socket(fileno=connection)
        served.sendall(b"!")  # confined and ready: whatever fails before this is the grader's fault
        agent.Agent(served, shared).serve()
    except BaseException as error:
        os.write(2, f"sandbox: {type(error).__name__}: {error}\n".encode())
        os._exit(70)
    os._exit(0)


def _warm() -> None:
    """Take the first-time costs of what every submission does, once."""
    torch.set_num_threads(1)
    # Uninitialised memory then reads NaN: `torch.Tensor(2, 2)` as parameters is wrong on every run, not on some.
    torch.set_deterministic_debug_mode("warn")
    agent.seed_everything(0)
    for dtype in (torch.float32, torch.float64):
        x = torch.ones(3, 3, dtype=dtype, requires_grad=True)
        torch.autograd.backward([torch.sigmoid(x @ x + x).log().mean()])
        # The first optimiser of a process imports torch's compiler: two seconds, in every submission that trains.
        torch.optim.SGD([x], lr=1.0).step()
        x.detach().numpy() @ np.ones((3, 3))


def main() -> None:
    """Serve, as the command line says: `{confined|trusted} <scratch folder> <descriptor of the grader's socket>`."""
    mode, scratch, descriptor = sys.argv[1:]
    confined = mode == "confined"
    if confined and os.getpid() != 1:
        raise SystemExit("sandbox: not process 1 of a namespace of its own, where ending all others is safe")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # process 1 ignores every signal without a handler
    sys.argv = [""]
    _warm()
    if len(os.listdir("/proc/self/task")) != 1:
        raise SystemExit("sandbox: warming torch up started threads; a fork of this process would hang")
    if confined:
        confine.hide_memory()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.collect()
    gc.freeze()
    control = socket.socket(fileno=int(descriptor))
    versions = {"torch": str(torch.__version__), "numpy": np.__version__, "python": platform.python_version()}
    control.send(msgspec.msgpack.encode(versions))
    Server(control, confined, scratch).serve()
