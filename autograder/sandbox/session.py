"""The conversation with one submission's process, through every way in which it may end."""

from __future__ import annotations

import selectors
import signal
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol

import msgspec

from autograder.sandbox.endings import Ended, explained
from autograder.sandbox.faults import MalformedReply, OutOfMemory, SandboxLost, SubmissionEnded
from autograder.sandbox.inside import decoding, frames, messages, wire
from autograder.sandbox.limits import Limits

_CONFINED_SECONDS = 30.0
"""Between a fork and its being confined: milliseconds on a quiet machine."""
_CUDA_SECONDS = 120.0
"""To start CUDA: half a second where its libraries have been read before."""
_GROWTH = 64
"""How much memory a byte of an answer's structure may take while it is read: three are an empty dict."""
_LOOK_SECONDS = 0.05
"""Between two looks at the GPU's memory."""
_CONTEXT_BYTES = 1 << 30
"""A CUDA context with the kernels and workspaces of a submission: 742 MiB of it on an H200."""
_ENDING_SECONDS = 0.02
"""Between a process's last breath, when its files are closed, and its being there to be waited for."""


class Server(Protocol):
    """The fork server, as a conversation needs it."""

    def ask(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> Any:
        """One exchange with it; raises `SandboxLost`."""

    def gpu_bytes(self) -> int:
        """How much memory of the GPU the submission's processes hold."""


@dataclass
class Usage:
    """What one submission cost: seconds of the clock, CPU seconds of its process, bytes that its answers hold."""

    start: float = 0.0
    stop: float = 0.0
    cpu: float = 0.0
    function_cpu: float = 0.0
    answers: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.start + other.start,
            self.stop + other.stop,
            self.cpu + other.cpu,
            self.function_cpu + other.function_cpu,
            self.answers + other.answers,
        )


class Session:
    """The conversation with one submission's process."""

    def __init__(
        self, server: Server, limits: Limits, connection: socket.socket, output: socket.socket, *, gpu: bool = False
    ) -> None:
        self._server, self._limits = server, limits
        self._awaits_gpu = self._gpu = gpu
        self._looked_at_gpu = 0.0
        self._connection, self._output = connection, output
        self._deadline = time.monotonic() + limits.submission_seconds
        self._unsent = bytearray()
        self._received = bytearray()
        self._printed = bytearray()
        self._dropped = 0
        self._ended: Ended | None = None
        self._timed = "the call"
        self.usage = Usage()
        self._selector = selectors.DefaultSelector()
        for channel in (connection, output):
            channel.setblocking(False)
            self._selector.register(channel, selectors.EVENT_READ)

    @property
    def printed(self) -> str:
        """What the submission wrote to standard output and standard error, up to the limit."""
        text = self._printed.decode(errors="replace")
        return text + (f"\n[{self._dropped} more bytes were printed]" if self._dropped else "")

    @property
    def over(self) -> bool:
        """Whether the submission's process has been ended."""
        return self._ended is not None

    def await_ready(self) -> None:
        """Wait until the fork is confined; raises `SandboxLost` where it could not be."""
        try:
            self._take(1, time.monotonic() + _CONFINED_SECONDS)
        except SubmissionEnded:
            raise SandboxLost(f"a submission could not be confined: {self.printed.strip()[-300:]}") from None

    def await_gpu(self) -> None:
        """Wait until CUDA has started, where there is a GPU; raises `SandboxLost` where it cannot be.

        It starts by itself, while the grader does other work.
        """
        if not self._awaits_gpu:
            return
        try:
            self._take(1, time.monotonic() + _CUDA_SECONDS)
        except SubmissionEnded:
            raise SandboxLost(f"CUDA could not be started: {self.printed.strip()[-300:]}") from None
        self._awaits_gpu = False

    def renew(self, limits: Limits) -> None:
        """Count the submission's time from now on, under these limits: it was opened before it was needed."""
        self._limits = limits
        self._deadline = time.monotonic() + limits.submission_seconds

    def load(self, request: messages.Load) -> tuple[messages.Parsed, messages.Loaded]:
        """Read the file, then run it: tells what came of both; nothing of an unreadable file runs.

        Raises `SubmissionEnded`, also for malformed replies: of such a file nothing can be judged.
        """
        self.send(frames.encode(request))
        deadline, self._timed = self._call_deadline(), "what stands outside of functions"
        try:
            parsed: messages.Parsed = self._told(deadline, messages.Parsed)
            loaded = messages.Loaded() if parsed.unreadable else self._told(deadline, messages.Loaded)
        except SubmissionEnded as ended:
            raise SubmissionEnded(ended.how, f"while the file was loaded: {ended}") from None
        self._timed = "the call"
        self._account(loaded.cpu)
        return parsed, loaded

    def _told(self, deadline: float, kind: Any) -> Any:
        try:
            return self._reply(deadline, kind)
        except MalformedReply as error:
            raise SubmissionEnded("crashed", f"the code wrote to the grader: {error}") from None

    def _account(self, cpu: float) -> None:
        self.usage.function_cpu += max(0.0, min(cpu, self._limits.call_seconds))  # as the submission's process tells it

    def call(self, request: messages.Call) -> messages.Answer:
        """Call a function of the submission; raises `SubmissionEnded` or `MalformedReply`."""
        self.send(frames.encode(request))
        return self.answer()

    def send(self, frame: bytes) -> None:
        """Ask; more may be asked before it is answered. Raises `SubmissionEnded` where the process was ended before."""
        if self._ended is not None:
            raise SubmissionEnded("crashed", "the submission's process has ended")
        self._unsent += frame
        self._push()

    def answer(self) -> messages.Answer:
        """The answer to the oldest call that has none yet; its time starts now. Raises as `call` does."""
        answer: messages.Answer = self._reply(self._call_deadline(), messages.Answer)
        self._account(answer.cpu)
        self._bound_gpu_memory()
        return answer

    def end(self) -> Ended:
        """End the submission's process and all that it started; tells how it ended."""
        if self._ended is None:
            started = time.perf_counter()
            try:
                self._ended = self._stopped()
                while self._receive_output():
                    pass
            finally:
                self._selector.close()
                self._connection.close()
                self._output.close()
            self.usage.stop = time.perf_counter() - started
            self.usage.cpu = self._ended.cpu
        return self._ended

    def _stopped(self) -> Ended:
        try:
            return msgspec.convert(self._server.ask({"type": "stop"}), Ended)
        except OutOfMemory as out:
            return Ended(signal=signal.SIGKILL, excess="memory" if out.too_much else "")

    def _call_deadline(self) -> float:
        return min(self._deadline, time.monotonic() + self._limits.call_seconds)

    def _push(self) -> None:
        """Send what the connection has room for."""
        try:
            del self._unsent[: self._connection.send(self._unsent)]
        except BlockingIOError:
            pass
        except OSError:  # nobody reads it any more: how the process ended is told where its answer is waited for
            self._unsent.clear()

    def _reply(self, deadline: float, kind: type[Any]) -> Any:
        try:
            structure, blob = decoding.extent(self._take(wire.HEADER.size, deadline))
            self._make_room(_GROWTH * structure + blob)
            return frames.reply(kind, self._take(structure, deadline), self._take(blob, deadline))
        except wire.WireError as error:
            self.end()  # the stream cannot be trusted to be in step any more
            raise MalformedReply(str(error)) from None

    def _make_room(self, size: int) -> None:
        """Count what an answer will hold; raises `SubmissionEnded` where that is more than all of them may."""
        self.usage.answers += size
        if self.usage.answers > self._limits.answer_mib << 20:
            self.end()
            raise SubmissionEnded("memory", "what the functions returned is together too large to keep")

    def _take(self, count: int, deadline: float) -> bytes:
        """The next bytes of the connection, once they are there."""
        while len(self._received) < count:
            try:
                received = self._connection.recv(max(1 << 16, count - len(self._received)))
            except BlockingIOError:
                self._wait(deadline)
                continue
            except OSError:
                received = b""
            if not received:
                self._gone()
            self._received += received
        taken = bytes(self._received[:count])
        del self._received[:count]
        return taken

    def _wait(self, deadline: float) -> None:
        """Sleep until there is something to read; what is to be sent goes out, and what was printed comes in."""
        ready = False
        while not ready:
            left = deadline - time.monotonic()
            if left <= 0:
                self._out_of_time()
            wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if self._unsent else 0)
            self._selector.modify(self._connection, wanted)
            for key, events in self._selector.select(min(left, _LOOK_SECONDS) if self._gpu else left):
                if key.fileobj is self._connection:
                    ready = bool(events & selectors.EVENT_READ)
                    if events & selectors.EVENT_WRITE:
                        self._push()
                elif not self._receive_output():
                    self._selector.unregister(self._output)
            self._bound_gpu_memory()

    def _bound_gpu_memory(self) -> None:
        """End the submission if it holds more of the GPU's memory than torch, which it can talk round, was told."""
        now = time.monotonic()
        if not self._gpu or self._awaits_gpu or now < self._looked_at_gpu + _LOOK_SECONDS:
            return
        self._looked_at_gpu = now
        if self._server.gpu_bytes() > (self._limits.gpu_memory_mib << 20) + _CONTEXT_BYTES:
            self.end()
            limit = self._limits.gpu_memory_mib
            raise SubmissionEnded("memory", f"the code took more than {limit} MiB of the GPU's memory and was ended")

    def _out_of_time(self) -> None:
        whole = time.monotonic() >= self._deadline
        self.end()
        limit = self._limits.submission_seconds if whole else self._limits.call_seconds
        subject = "the whole submission" if whole else self._timed
        raise SubmissionEnded("timeout", f"{subject} took longer than {limit:g} s and was ended")

    def _gone(self) -> NoReturn:
        time.sleep(_ENDING_SECONDS)
        raise explained(self.end(), self._limits)

    def _receive_output(self) -> bool:
        """Take in some of what was printed; whether more can come."""
        try:
            data = self._output.recv(1 << 16)
        except OSError:
            return False
        room = max(0, self._limits.output_bytes - len(self._printed))
        self._printed += data[:room]
        self._dropped += len(data) - min(room, len(data))
        return bool(data)
