"""The command `autograder`: runs what its arguments name, says in one line what cannot be done, and ends."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence

from autograder import arguments
from autograder.batch import OutputBusy
from autograder.catalogue import CatalogueError
from autograder.classroom.errors import ClassroomError
from autograder.commands import COULD_NOT, CannotDo
from autograder.executors import ClusterUnavailable
from autograder.release import ReleaseRefused
from autograder.results import DamagedResult
from autograder.sandbox import SandboxUnavailable
from autograder.submission import NothingToGrade

INTERRUPTED, UNREAD = 128 + signal.SIGINT, 128 + signal.SIGPIPE
"""As a shell says of a command that such a signal has ended."""

_REFUSALS = (
    CannotDo,
    ClassroomError,
    ClusterUnavailable,
    DamagedResult,
    NothingToGrade,
    OutputBusy,
    ReleaseRefused,
    SandboxUnavailable,
)


def main(typed: Sequence[str] | None = None) -> None:
    """The command `autograder`; ends the process with the contract's exit code.

    Where it is interrupted, or nobody reads on what it says (`| head`), it ends at once, and its workers with it: to
    wait for them can take minutes.
    """
    try:
        try:
            code = _done(arguments.parser().parse_args(typed))
        finally:
            print(end="", flush=True)  # the last lines, too, may find no reader
    except KeyboardInterrupt:
        print("\nautograder: interrupted; the same command goes on where this one stopped", file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)
    except BrokenPipeError:
        os._exit(UNREAD)
    sys.exit(code)


def _done(options: argparse.Namespace) -> int:
    """Runs the command; what cannot be done is said in one line."""
    try:
        code: int = options.run(options)
    except _REFUSALS as error:
        code = _refuse(str(error))
    except CatalogueError as error:
        code = _refuse(f"the course is not as it must be: {error}")
    except BrokenPipeError:
        raise
    except OSError as error:
        code = _refuse(f"{error.filename or 'the machine'}: {error.strerror or error}")
    return code


def _refuse(reason: str) -> int:
    print(f"autograder: {' '.join(reason.split())}", file=sys.stderr)
    return COULD_NOT
