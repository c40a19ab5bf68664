"""A JupyterLab on loopback, and a browser to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import autograder

_TOKEN = "tests"
_PACKAGE = Path(autograder.__file__).parent.parent


@contextmanager
def jupyterlab(folder: Path, config: Path) -> Iterator[str]:
    """Serve `folder` with the nbgrader configuration in the folder `config`; gives the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.root_dir": folder,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": os.getuid() == 0,
        "IdentityProvider.token": _TOKEN,
    }
    with (config / "jupyterlab.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in options.items())],
            cwd=folder,
            env={**os.environ, "JUPYTER_CONFIG_DIR": str(config), "PYTHONPATH": str(_PACKAGE)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/api", server, config / "jupyterlab.log")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def with_token(address: str) -> str:
    """The address as the first page needs it."""
    return f"{address}?token={_TOKEN}"


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")


def chromium() -> str | None:
    """The browser's program, as Debian installs it."""
    return shutil.which("chromium")
