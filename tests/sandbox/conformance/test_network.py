"""There is no network, not even to the same machine."""

from __future__ import annotations

import pytest

from autograder.sandbox import Sandbox

from ..conversation import error, value

ORDINARY = {"PermissionError", "OSError", "gaierror", "URLError"}


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW"])
def test_no_socket_can_be_made(confined: Sandbox, family: str, kind: str):
    source = f"""
        import socket

        def attack():
            socket.socket(socket.{family}, socket.{kind})
    """
    assert error(confined, source) == "PermissionError"


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('127.0.0.1', 22), timeout=1)",
        "socket.getaddrinfo('example.com', 80)",
        "socket.gethostbyname('localhost')",
        "urllib.request.urlopen('http://127.0.0.1/', timeout=1)",
        "socket.socketpair(type=socket.SOCK_DGRAM)[0].sendto(b'x', '\\0abstract')",
    ],
)
def test_nobody_can_be_reached(confined: Sandbox, attempt: str):
    source = f"""
        import socket, urllib.request

        def attack():
            {attempt}
    """
    assert error(confined, source) in ORDINARY | {"ConnectionRefusedError"}


def test_the_only_interface_is_the_loopback(namespaced: Sandbox):
    source = """
        def attack():
            return [line.split(":")[0].strip() for line in open("/proc/net/dev") if ":" in line]
    """
    assert value(namespaced, source) == ["lo"]


def test_socket_pairs_work(sandbox: Sandbox):
    # What `asyncio` needs of sockets in a notebook.
    source = """
        import asyncio

        async def answer():
            await asyncio.sleep(0)
            return 42

        def attack():
            return asyncio.run(answer())
    """
    assert value(sandbox, source) == 42
