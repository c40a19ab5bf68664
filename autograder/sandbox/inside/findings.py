"""What the stand-in for a GPU found in a call: what it refused, what it saw move, and why it may all mean nothing."""

from __future__ import annotations

from .moves import Moves

READ = "the function reads values, or moves them to the CPU"
UNSEEN = "where its tensors lie cannot be followed"
ASKED = "the file asked, when it was loaded, whether there is a GPU"


class Findings:
    """Of one call, of code that may have `asked` for a GPU when it was loaded."""

    moves: Moves
    """What it moved: there where it met the stand-in."""

    def __init__(self, *, asked: bool) -> None:
        self.blind = asked
        """Whether the code was told of a device what need not be so on a GPU: nothing can be concluded then."""
        self.undecided = ASKED if asked else ""
        """Why what the call showed tells nothing of a GPU, where it does not."""
        self._raised: list[BaseException] = []

    def doubt(self, why: str) -> None:
        """What the call shows may be otherwise on a GPU; the first reason is kept."""
        self.undecided = self.undecided or why

    def refusal(self, text: str, kind: type[Exception] = RuntimeError) -> Exception:
        """The exception that a GPU would raise, to be raised in its place."""
        error = kind(text)
        self._raised.append(error)
        return error

    def refused(self, error: BaseException) -> bool:
        """Whether that is such an exception, and a GPU would raise its like."""
        return not self.blind and any(error is raised for raised in self._raised)
