"""A submission holds its end of the connection, and can hurt itself alone with it."""

from __future__ import annotations

import time
from typing import Any

import msgspec
import numpy as np
import pytest

from autograder.sandbox import MalformedReply, Sandbox, Session, SubmissionEnded
from autograder.sandbox.inside import encoding, frames, messages, wire

from ..conversation import BRIEF, call, load, works

FINDS_THE_CONNECTION = """
import os, socket, stat, struct, sys, threading, time

def _is_socket(descriptor):
    try:
        return stat.S_ISSOCK(os.fstat(descriptor).st_mode)
    except OSError:
        return False

connection = next(d for d in range(3, 64) if _is_socket(d))

"""


def framed(message: Any) -> bytes:
    """A frame with that for its structure, whatever it is."""
    return encoding.Encoder().frame(msgspec.msgpack.encode(message))


NOWHERE = {"unit": "", "line": 1, "function": ""}
NOTHING = {"type": "", "text": "", "frames": []}
GARBAGE = {
    "zeros": b"\0" * 4096,
    "ones": b"\xff" * 4096,
    "text": b"Traceback (most recent call last):\n" * 100,
    "half a header": b"\x10\0",
    "a header without a body": wire.HEADER.pack(1000, 1000),
    "a body that is too large": wire.HEADER.pack(2**32 - 1, 2**32 - 1),
    "a frame that holds nothing": wire.HEADER.pack(0, 0),
    "a pickle": b"\x80\x04cposix\nsystem\n(S'echo'\ntR.",
    "a number where an answer is due": framed(42),
    "a text where an answer is due": framed("passed"),
    "an answer of an unknown status": framed({"status": "perfect", "value": 1.0}),
    "an answer of wrong types": framed({"status": "returned", "changed": "all", "raised": 3}),
    "a message as long as a novel": framed({"status": "raised", "raised": {**NOTHING, "text": "x" * 10_000}}),
    "a name that is no UTF-8": encoding.Encoder().frame(b"\x81\xa2\xff\xfe\xc0"),
    "a text that is no UTF-8": encoding.Encoder().frame(b"\x81\xa6status\xa2\xff\xfe"),
    "a name that paints on the terminal": framed({"\x1b[2J": None}),
    "problems without end": framed({"problems": [{**NOTHING, "frame": NOWHERE}] * 99}),
}


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_during_a_call_is_the_submissions_own_fault(sandbox: Sandbox, garbage: bytes):
    source = FINDS_THE_CONNECTION + f"def attack():\n    os.write(connection, {garbage!r})\n    time.sleep(60)"
    with sandbox.submission(BRIEF) as session:
        load(session, source)
        with pytest.raises((MalformedReply, SubmissionEnded)):
            call(session, "attack")
    assert works(sandbox)


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_while_loading_ends_the_submission(sandbox: Sandbox, garbage: bytes):
    source = FINDS_THE_CONNECTION + f"os.write(connection, {garbage!r})\ntime.sleep(60)"
    with sandbox.submission(BRIEF) as session, pytest.raises(SubmissionEnded):
        load(session, source)
    assert works(sandbox)


def test_after_a_malformed_reply_the_process_is_gone(sandbox: Sandbox):
    source = FINDS_THE_CONNECTION + "def attack():\n    os.write(connection, b'?' * 99)"
    with sandbox.submission(BRIEF) as session:
        load(session, source)
        with pytest.raises(MalformedReply):
            call(session, "attack")
        with pytest.raises(SubmissionEnded):
            call(session, "attack")


def test_a_forged_answer_is_an_answer_and_no_more(sandbox: Sandbox):
    # It is the student's process that answers, by whatever code: forging one is a way of computing it.
    forged = frames.encode(messages.Answer("returned", "forged"))
    source = FINDS_THE_CONNECTION + f"def attack():\n    os.write(connection, {forged!r})\n    return 'computed'"
    with sandbox.submission(BRIEF) as session:
        load(session, source)
        assert call(session, "attack").value == "forged"
        assert call(session, "attack").value == "computed"
    assert works(sandbox)


@pytest.mark.parametrize(
    "attempt",
    [
        "os.close(connection)",
        "os.closerange(0, 100)",
        "os.dup2(0, connection)",
        "socket.socket(fileno=connection).shutdown(socket.SHUT_RDWR)",
        "socket.socket(fileno=connection).shutdown(socket.SHUT_WR)",
    ],
)
def test_hanging_up_ends_the_submission(sandbox: Sandbox, attempt: str):
    with sandbox.submission(BRIEF) as session:
        load(session, FINDS_THE_CONNECTION + f"def attack():\n    {attempt}")
        with pytest.raises(SubmissionEnded) as caught:
            call(session, "attack")
        assert caught.value.how == "crashed"
    assert works(sandbox)


def test_a_thread_that_takes_the_requests_only_makes_its_own_submission_wait(sandbox: Sandbox):
    source = FINDS_THE_CONNECTION + (
        "def attack():\n    thief = socket.socket(fileno=os.dup(connection))\n"
        "    threading.Thread(target=lambda: [thief.recv(1 << 20) for _ in range(9)], daemon=True).start()"
    )
    with sandbox.submission(BRIEF) as session:
        load(session, source)
        call(session, "attack")
        with pytest.raises((SubmissionEnded, MalformedReply)):
            _call_often(session)
    assert works(sandbox)


def _call_often(session: Session) -> None:
    for _ in range(20):
        call(session, "attack")


def test_a_reply_that_trickles_is_ended_in_time(sandbox: Sandbox):
    source = FINDS_THE_CONNECTION + (
        "def attack():\n    os.write(connection, struct.pack('<II', 1 << 20, 0))\n"
        "    while True:\n        os.write(connection, b'x')\n        time.sleep(0.001)"
    )
    started = time.monotonic()
    with sandbox.submission(BRIEF) as session:
        load(session, source)
        with pytest.raises(SubmissionEnded, match="took longer than"):
            call(session, "attack")
    assert time.monotonic() - started < 10


def test_a_submission_that_reads_nothing_is_ended_in_time(sandbox: Sandbox):
    stops = "import os, signal, threading\nthreading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGSTOP)).start()"
    more_than_a_socket_holds = np.zeros(1 << 22)
    with sandbox.submission(BRIEF) as session:
        load(session, stops)
        time.sleep(0.3)
        with pytest.raises(SubmissionEnded, match="took longer than"):
            call(session, "attack", more_than_a_socket_holds)
    assert works(sandbox)
