"""The cage that needs no namespaces: Landlock, rules that a process lays upon itself and can only make stricter.

Landlock allows and never forbids, so that a private folder within a shown one takes two layers of rules, both of which
must allow an access. The outer one is made once: it lists the shown folders in as many parts as it takes to leave out
the private ones. The inner one is made in each fork, and is short: the shown folders as a whole, the scratch folder, of
`/proc` the fork's own entries, and nothing else; no signal and no abstract socket crosses it.

The three system calls are made by number, as libc has no name for them. See landlock(7), and
https://docs.kernel.org/userspace-api/landlock.html for the versions of the interface.
"""

from __future__ import annotations

import ctypes
import os
import resource
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import msgspec

from . import confine, tree
from .confine import Bounds

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_TELL_VERSION = 1
_RULE_PATH_BENEATH = 1

_WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 1, 1 << 2, 1 << 3, 1 << 14
_READ = _READ_FILE | _READ_DIR
_MAKE_DEVICES = 1 << 6 | 1 << 11
_EXECUTE, _IOCTL_DEVICE = 1 << 0, 1 << 15
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE
_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights that a version of the interface knows, by the first version that knows them."""
_NETWORK, _SCOPES = 0b11, 0b11
_NETWORK_SINCE, SCOPES_SINCE = 4, 6

_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_OWN = "auxv cmdline comm environ io limits maps oom_score oom_score_adj smaps smaps_rollup stat statm status".split()
"""What a process may read about itself; other entries of `/proc/self` tell of the machine's mounts and network."""

_libc = ctypes.CDLL(None, use_errno=True)


class Shown(msgspec.Struct):
    """What submissions may read: whole folders and files, the parts of them that are not private, and as whom."""

    whole: list[str]
    parts: list[str]
    user: int | None
    """The user that a submission becomes, or none where it stays the grader's."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def _call(number: int, *arguments: Any) -> int:
    whole = (ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments)
    result = int(_libc.syscall(number, *whole))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return result


def version() -> int:
    """The version of the kernel's interface; 0 where it has none, or has it switched off."""
    try:
        return _call(_CREATE_RULESET, None, 0, _TELL_VERSION)
    except OSError:
        return 0


class Rules:
    """One layer of rules in the making."""

    def __init__(self, *, everything: bool) -> None:
        known = version()
        self._handled = max(rights for since, rights in _RIGHTS.items() if since <= known) if everything else _READ
        network = _NETWORK if everything and known >= _NETWORK_SINCE else 0
        scopes = _SCOPES if everything and known >= SCOPES_SINCE else 0
        ruleset = _Ruleset(self._handled, network, scopes)
        self._descriptor = _call(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.sizeof(ruleset), 0)

    def allow(self, paths: Iterable[str], rights: int) -> None:
        """Allow the rights on each path and all below it; a path that does not exist is passed over."""
        for path in paths:
            with suppress(FileNotFoundError):
                parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
                try:
                    of_kind = -1 if stat.S_ISDIR(os.fstat(parent).st_mode) else _OF_FILES
                    rule = _PathBeneath(rights & self._handled & of_kind, parent)
                    _call(_ADD_RULE, self._descriptor, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
                finally:
                    os.close(parent)

    def apply(self) -> None:
        """Lay the rules upon this process, for good."""
        _call(_RESTRICT_SELF, self._descriptor, 0)

    def close(self) -> None:
        """Let go of the rules; what they were laid upon keeps them."""
        os.close(self._descriptor)


class Landlocked:
    """Forks without namespaces, of another user where the server is root and may leave that."""

    bounds_scratch = False

    def __init__(self, scratch: str) -> None:
        self.scratch = scratch
        self._folder = os.path.dirname(scratch)
        with open(os.path.join(self._folder, "shown"), "rb") as file:
            self._shown = msgspec.msgpack.decode(file.read(), type=Shown)
        self.bounds_threads = self._shown.user is not None
        self._outer: Rules | None = None

    def prepare(self) -> None:
        """Make the outer layer of rules, which the server itself does not come under."""
        os.setsid()  # what the terminal sends to the grader's group is not for this one
        confine.hide_memory()
        confine.forgo_capabilities()
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # to look into many folders: see `tree.measured`
        self._outer = Rules(everything=False)
        self._outer.allow([*self._shown.parts, *_DEVICES, self._folder, "/proc"], _READ)
        self.clear()

    def enter(self, bounds: Bounds, seccomp: bytes) -> None:
        """Become the submission's user, and come under the rules, the limits and the filter."""
        os.chdir(self.scratch)
        if self._shown.user is not None:
            confine.become(self._shown.user)
        confine.die_with_parent()  # after `become`, which revokes it
        confine.show_memory()
        confine.limit(bounds, own_user=self.bounds_threads)
        confine.forgo_privileges()
        self._lock()
        confine.surrender(seccomp)

    def _lock(self) -> None:
        assert self._outer is not None
        inner = Rules(everything=True)
        inner.allow(self._shown.whole, _READ)
        inner.allow(_DEVICES, _READ_FILE | _WRITE_FILE)
        inner.allow([self.scratch], ~(_EXECUTE | _MAKE_DEVICES | _IOCTL_DEVICE))
        inner.allow(["/proc/cpuinfo", "/proc/meminfo"], _READ_FILE)
        inner.allow(["/proc/self"], _READ_DIR)
        inner.allow((f"/proc/self/{name}" for name in _OWN), _READ_FILE)
        inner.allow(["/proc/self/comm", "/proc/self/oom_score_adj"], _WRITE_FILE | _TRUNCATE)
        for rules in (self._outer, inner):
            rules.apply()
            rules.close()

    def all_of(self, child: int) -> Sequence[int]:
        """The one process: the filter lets it start no other."""
        return (child,)

    def clear(self) -> None:
        """Make the scratch folder anew."""
        try:
            os.rmdir(self.scratch)
        except OSError:
            tree.remove(self.scratch)
        os.mkdir(self.scratch, 0o700)
        if self._shown.user is not None:
            os.chown(self.scratch, self._shown.user, self._shown.user)

    def close(self) -> None:
        """Remove the sandbox's folder: where the grader was killed, nobody else does."""
        tree.remove_own(self._folder)
