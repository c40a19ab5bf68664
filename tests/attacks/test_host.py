"""What a submission could take from the machine without its being counted."""

from __future__ import annotations

from ..marking import Judge

WIDENS_SOCKETS = """
import socket

pair = socket.socketpair()
pair[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 30)
"""


def test_a_socket_pair_cannot_be_made_to_hold_megabytes_of_the_kernels_memory(judge: Judge):
    judged = judge.judge(WIDENS_SOCKETS)
    assert [problem.type for problem in judged.attempt.problems] == ["PermissionError"]
