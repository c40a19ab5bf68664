"""The sandbox for machines that forbid namespaces, as containers do: Landlock, the seccomp filter, limits.

The rules themselves are `inside.landlock`'s; here it is worked out what they must allow. The sandbox has a folder for
the scratch folder, for the list of what may be read, which the fork server alone can read, and for the import path:
Python lists the folders that it imports from, and to allow that where something private lies would show its name.
There, a folder of links to all else takes the folder's place.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import msgspec

from autograder.sandbox.bwrap import INSIDE, PROCESSORS, SYSTEM, environment, interpreter_folders, server
from autograder.sandbox.faults import SandboxUnavailable
from autograder.sandbox.host import Program
from autograder.sandbox.inside import tree
from autograder.sandbox.inside.confine import USER
from autograder.sandbox.inside.landlock import SCOPES_SINCE, Shown, version

_USERS = range(USER + 1, USER + 900)
"""One for each sandbox at a time: what the kernel counts per user, and signals, then reach no neighbour. The one that
bubblewrap's submissions come from is not among them: the kernel counts those under it, too."""
_CAPABILITIES = {"CAP_CHOWN": 0, "CAP_DAC_OVERRIDE": 1, "CAP_KILL": 5, "CAP_SETGID": 6, "CAP_SETUID": 7}
"""What root needs to run code as another user, to end it, and to clear away what it left."""


class Landlock:
    """Confines each fork by Landlock; it runs as another user where the grader is root and can have one."""

    name = "landlock"

    def __init__(self, private: Iterable[Path]) -> None:
        self._private = [path.resolve() for path in private]
        self._folder: Path | None = None
        self._claim: socket.socket | None = None
        self.own_user = False

    def command(self, program: Program) -> tuple[Sequence[str], dict[str, str]]:
        """The fork server's command line, but for its descriptor, and environment."""
        shown = [path.resolve() for path in (*map(Path, SYSTEM), Path(PROCESSORS), *interpreter_folders(), INSIDE)]
        shown = [path for path in dict.fromkeys(shown) if path.exists()]
        user = self._user([*shown, Path(tempfile.gettempdir()).resolve()])
        self.own_user = user is not None
        self._folder = Path(tempfile.mkdtemp(prefix="autograder-")).resolve()
        self._folder.chmod(0o711)
        imported = self._folder / "imported"
        moved = self._moved(shown, imported)
        whole = [*map(str, shown), str(imported)]
        parts = [*(str(part) for path in shown for part in _parts(path, self._private)), str(imported)]
        file = self._folder / "shown"
        file.touch(0o600)
        file.write_bytes(msgspec.msgpack.encode(Shown(whole, parts, user)))
        scratch = self._folder / "scratch"
        scratch.mkdir()
        return server(str(imported), program, self.name, str(scratch), moved), environment(str(scratch))

    def close(self) -> None:
        """Remove the folder, and leave the user to others."""
        if self._folder is not None:
            tree.remove_own(str(self._folder))
            self._folder = None
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def _user(self, needed: Iterable[Path]) -> int | None:
        """A user for the submissions, or none where they must stay the grader's; raises `SandboxUnavailable`."""
        known = version()
        if known == 0:
            raise SandboxUnavailable(
                "the sandbox 'landlock' needs Linux 5.13 or later with Landlock switched on (kernel parameter 'lsm=')"
            )
        if os.getuid() == 0 and _may_change_user() and all(map(_open_to_others, (*needed, *_libraries()))):
            return self._claimed()
        if known < SCOPES_SINCE:
            raise SandboxUnavailable(
                "the sandbox 'landlock' needs Linux 6.12 or later where student code runs as the grader's own user: it "
                "could send it signals otherwise; as root, with Python and TMPDIR open to all users, 5.13 will do"
            )
        return None

    def _claimed(self) -> int:
        for user in _USERS:
            claim = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                claim.bind(f"\0autograder-user-{user}")  # an abstract name: it is free again when this process ends
            except OSError:
                claim.close()
                continue
            self._claim = claim
            return user
        raise SandboxUnavailable(f"the sandbox 'landlock' serves {len(_USERS)} others on this machine already")

    def _moved(self, shown: Sequence[Path], imported: Path) -> dict[str, str]:
        """Folders of the import path that hold something private, and those of links that stand for them.

        Nothing stands for a folder that is not shown at all.
        """
        _linked(imported, [INSIDE])
        moved = {}
        for number, place in enumerate(filter(None, sys.path)):
            real = Path(place).resolve()
            if not any(real.is_relative_to(path) for path in shown):
                moved[place] = str(imported)
            elif any(private.is_relative_to(real) for private in self._private):
                links = imported / str(number)
                _linked(links, (entry for entry in real.iterdir() if entry not in self._private))
                moved[place] = str(links)
        return moved


def _linked(folder: Path, targets: Iterable[Path]) -> None:
    """Make a folder of links, which all users may read."""
    folder.mkdir()
    folder.chmod(0o755)
    for target in targets:
        (folder / target.name).symlink_to(target)


def _parts(path: Path, private: Sequence[Path]) -> Iterator[Path]:
    """The path, in as many parts as it takes to leave out what is private. A link's target is another path's affair."""
    if path in private or path.is_symlink():
        return
    if not any(hidden.is_relative_to(path) for hidden in private):
        yield path
        return
    for entry in path.iterdir():
        yield from _parts(entry, private)


def _libraries() -> Iterator[Path]:
    """Files that submissions cannot do without."""
    yield Path(os.__file__).resolve()
    torch = find_spec("torch")
    if torch is not None and torch.origin is not None:
        yield Path(torch.origin).resolve()


def _open_to_others(path: Path) -> bool:
    """Whether users that own nothing here may read it."""
    wanted = 0o5 if path.is_dir() else 0o4
    return path.stat().st_mode & wanted == wanted and all(parent.stat().st_mode & 0o1 for parent in path.parents)


def _may_change_user() -> bool:
    """Whether this process may become any of the users: capabilities and user numbers can be missing in a container."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    capabilities = int(status["CapEff"], 16)
    mapped = [tuple(map(int, line.split())) for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return all(capabilities >> number & 1 for number in _CAPABILITIES.values()) and any(
        first <= _USERS.start and _USERS.stop <= first + count for first, _outside, count in mapped
    )
