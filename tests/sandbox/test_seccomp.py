"""The filter for submissions with a GPU lets through one thing more: the socket that CUDA's driver needs to start."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from autograder.sandbox import seccomp

from .conftest import REPOSITORY

ATTEMPTS = {
    "a Unix socket": "socket.socket(socket.AF_UNIX)",
    "listening at an abstract address": "(heard := socket.socket(socket.AF_UNIX)).bind(b'\\0here') or heard.listen()",
    "connecting to what listens": "socket.socket(socket.AF_UNIX).connect(b'\\0here')",
    "accepting": "heard.accept()",
    "a message to an address": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', b'\\0here')",
    "a message with descriptors": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, b'\\0here')",
    "an internet socket": "socket.socket(socket.AF_INET)",
    "an IPv6 socket": "socket.socket(socket.AF_INET6)",
    "a netlink socket": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "a packet socket": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "a socket of the kernel's cryptography": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
    "another process": "os.fork()",
}
FOR_CUDA = {"a Unix socket", "listening at an abstract address"}
CONFINED = """
import json, os, socket, sys
from autograder.sandbox.inside import confine

filter, attempts = bytes.fromhex(sys.argv[1]), json.loads(sys.argv[2])
found = {}
confine.surrender(filter)
for name, attempt in attempts.items():
    try:
        eval(attempt)
        found[name] = "allowed"
    except Exception as error:
        found[name] = type(error).__name__
print(json.dumps(found))
"""


def met(*, gpu: bool) -> dict[str, str]:
    """What each attempt meets in a process under the filter."""
    found = subprocess.run(
        [sys.executable, "-c", CONFINED, seccomp.compiled(own_user=True, gpu=gpu).hex(), json.dumps(ATTEMPTS)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answers: dict[str, str] = json.loads(found.stdout)
    return answers


@pytest.fixture(scope="module")
def with_gpu() -> dict[str, str]:
    return met(gpu=True)


def test_a_submission_with_a_gpu_may_listen_at_a_unix_address(with_gpu: dict[str, str]):
    assert {name for name, answer in with_gpu.items() if answer == "allowed"} == FOR_CUDA


@pytest.mark.parametrize("attempt", sorted(ATTEMPTS.keys() - FOR_CUDA))
def test_and_reaches_nobody(with_gpu: dict[str, str], attempt: str):
    assert with_gpu[attempt] == "PermissionError"


def test_a_submission_without_one_has_no_socket_at_all():
    without = met(gpu=False)
    without.pop("accepting")  # there is nothing to accept from
    assert set(without.values()) <= {"PermissionError", "NameError"}
    assert "allowed" not in without.values()
