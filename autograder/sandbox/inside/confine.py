"""A fork of the server gives up everything before it reads a line of the student's file.

In this order, because each step needs what the next one takes away: become another user (where the server is root),
enter namespaces of its own (user, mount, IPC), put an empty file system with a size and a file limit over the scratch
folder, set the limits, drop all capabilities, forbid new privileges, install the seccomp filter. Since the scratch
file system belongs to the fork's own mount namespace, the kernel removes it with the last process that sees it: nothing
a submission writes can outlive it, however deep or odd the tree.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal

import msgspec

USER = 64001
"""The uid and gid of student code: no user of the machine, so that process limits count for it alone."""

_CLONE_NEWNS, _CLONE_NEWIPC, _CLONE_NEWUSER = 0x00020000, 0x08000000, 0x10000000
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 2, 4, 8
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 24, 38
_SECCOMP_MODE_FILTER = 2
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


class Bounds(msgspec.Struct):
    """What one submission may use; see `autograder.sandbox.limits.Limits` for the meaning of each."""

    memory_bytes: int
    cpu_seconds: int
    scratch_bytes: int
    scratch_files: int
    threads: int
    open_files: int
    gpu_bytes: int = 0
    """More than 0 where the submission has a GPU."""


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Instruction)))


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")


def become(user: int) -> None:
    """Become another user, with its group and no other."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def hide_memory() -> None:
    """Make `/proc/<pid>/mem` and the open files of this process unreadable to others of its user."""
    _call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


def show_memory() -> None:
    """Let this process read what is its own in `/proc/self`."""
    _call("prctl", _PR_SET_DUMPABLE, 1, 0, 0, 0)


def die_with_parent() -> None:
    """Let the kernel end this process when its parent ends, where no PID namespace sees to it."""
    _call("prctl", _PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def isolate(scratch: str, bounds: Bounds) -> None:
    """Enter namespaces of this process's own, with an empty scratch file system."""
    if os.getuid() == 0:
        become(USER)
    uid, gid = os.getuid(), os.getgid()
    show_memory()  # else /proc/self/uid_map belongs to root
    _call("unshare", _CLONE_NEWUSER | _CLONE_NEWNS | _CLONE_NEWIPC)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    options = f"size={bounds.scratch_bytes},nr_inodes={bounds.scratch_files},mode=0700"
    flags = _MS_NOSUID | _MS_NODEV | _MS_NOEXEC
    _call("mount", b"scratch", scratch.encode(), b"tmpfs", flags, options.encode())


def limit(bounds: Bounds, *, own_user: bool) -> None:
    """Set the kernel's limits; that on memory must wait until CUDA has started, where there is a GPU.

    Processes and threads are counted per user, so that limit holds only where the fork has a user of its own.
    """
    values = {
        resource.RLIMIT_FSIZE: bounds.scratch_bytes,
        resource.RLIMIT_NOFILE: bounds.open_files,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MSGQUEUE: 0,
    }
    if own_user:
        values[resource.RLIMIT_NPROC] = bounds.threads
    for kind, value in values.items():
        resource.setrlimit(kind, (value, value))
    # At the soft limit the kernel sends SIGXCPU, which tells why; at the hard one SIGKILL, which cannot be ignored.
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.cpu_seconds, bounds.cpu_seconds + 1))
    # Should the machine's memory be used up, the kernel ends a submission, and not the grader or a neighbour's process.
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")
    if not bounds.gpu_bytes:
        limit_memory(bounds)


def forgo_capabilities() -> None:
    """Bar this process and its forks from capabilities that they do not hold now, where it may."""
    capability = 0
    while _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) == 0:
        capability += 1


def forgo_privileges() -> None:
    """Let no program that this process starts have more rights than it has."""
    _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def limit_memory(bounds: Bounds) -> None:
    """Set the limit on memory, which counts from what is mapped already.

    CUDA reserves addresses for all memory of the machine and the GPU, hundreds of GiB: where it was started, what
    counts is the private memory that may be written.
    """
    kind, field = (resource.RLIMIT_DATA, "VmData") if bounds.gpu_bytes else (resource.RLIMIT_AS, "VmSize")
    with open("/proc/self/status") as file:
        mapped = next(int(line.split()[1]) << 10 for line in file if line.startswith(field))
    resource.setrlimit(kind, (mapped + bounds.memory_bytes,) * 2)


def surrender(seccomp: bytes) -> None:
    """Drop every capability and install the seccomp filter: nothing after this can be undone."""
    forgo_capabilities()
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    _call("capset", header, (ctypes.c_uint32 * 6)())
    forgo_privileges()
    count = len(seccomp) // ctypes.sizeof(_Instruction)
    instructions = (_Instruction * count).from_buffer_copy(seccomp)
    _call("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(_Program(count, instructions)), 0, 0)
