"""The sandbox that is none: an ordinary process, for trusted code only. Chosen by name, never by default."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence

from autograder.sandbox.bwrap import INSIDE, environment, server
from autograder.sandbox.gpu import Gpu
from autograder.sandbox.host import Program


class Unconfined:
    """Runs the fork server as it is: its own folder is a temporary one, and nothing else holds it."""

    name = "none"
    own_user = False

    def __init__(self, gpu: Gpu | None = None) -> None:
        self._gpu = gpu
        self._scratch: str | None = None

    def command(self, program: Program) -> tuple[Sequence[str], dict[str, str]]:
        """The fork server's command line, but for its descriptor, and environment."""
        self._scratch = tempfile.mkdtemp(prefix="autograder-")
        start = server(str(INSIDE.parent), program, self.name, self._scratch)
        return start, environment(self._scratch, self._gpu)

    def close(self) -> None:
        """Remove the temporary folder."""
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None
