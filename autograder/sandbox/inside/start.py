"""What every fork server does first, whatever its forks serve."""

from __future__ import annotations

import resource
import signal
import socket
import sys
from collections.abc import Callable

import msgspec

from .cages import Cage, Namespaces, Trust
from .forking import Served, Server
from .landlock import Landlocked

_CAGES: dict[str, Callable[[str], Cage]] = {"bwrap": Namespaces, "landlock": Landlocked, "none": Trust}


def serve(served: Served, versions: dict[str, str]) -> None:
    """Serve, as the command line says: `{bwrap|landlock|none} <scratch folder> <descriptor of the grader's socket>`."""
    name, scratch, descriptor = sys.argv[1:]
    sys.argv = [""]
    cage = _CAGES[name](scratch)
    cage.prepare()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # process 1 ignores every signal without a handler
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    control = socket.socket(fileno=int(descriptor))
    control.send(msgspec.msgpack.encode(versions))
    Server(control, cage, served).run()
