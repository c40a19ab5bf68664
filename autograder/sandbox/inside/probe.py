"""A fork server whose forks serve nothing: it tells within milliseconds whether this machine can confine one."""

from __future__ import annotations

import os
import socket

from .confine import Bounds
from .start import serve


class _Nothing:
    def share(self, name: str, descriptor: int) -> None:
        os.close(descriptor)

    def prepare(self, what: str) -> None:
        pass

    def check(self) -> None:
        return

    def serve(self, connection: socket.socket, bounds: Bounds) -> None:
        connection.close()


def main() -> None:
    """Serve as the command line says."""
    serve(_Nothing(), {})
