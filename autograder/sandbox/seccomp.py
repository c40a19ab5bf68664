"""The system calls that student code may not make, compiled once on the trusted side.

A deny list for the calls that existed when it was reviewed, and nothing at all of what came later. An allow list would
close the same holes, but torch and NumPy need hundreds of calls that differ between versions, allocators and machines,
and one that is missing is a grader's fault shown as a student's. What an allow list is better at is the unknown: a call
that is newer than `_REVIEWED` does not exist for a submission, as on an older kernel, which every library copes with.

What is denied is what reaches beyond the process: new processes and programs, other processes (their limits and
scheduling too), sockets, namespaces and mounts, kernel interfaces with a history of escapes, memory and objects that
are not counted against the process's limits, and watching other people's files. Each answers EPERM, so that the student
meets an ordinary PermissionError. The interfaces for 32-bit programs and x32 end the process: libseccomp's default.
"""

from __future__ import annotations

import errno
import socket
import struct
import tempfile
from functools import cache

import pyseccomp

_CLONE_THREAD = 0x00010000
_REVIEWED = 462
"""mseal, of Linux 6.10; from 424 on a system call has the same number on every machine."""
_X32 = 0x40000000

_DENIED = """
    fork vfork execve execveat setsid setpgid
    ptrace process_vm_readv process_vm_writev process_madvise process_mrelease kcmp
    pidfd_open pidfd_getfd pidfd_send_signal migrate_pages move_pages
    socket connect bind listen accept accept4 sendmsg sendmmsg setsockopt
    unshare setns mount umount umount2 pivot_root chroot
    open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr statmount listmount
    setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam sched_setattr
    bpf perf_event_open userfaultfd io_setup io_uring_setup io_uring_enter io_uring_register
    keyctl add_key request_key lsm_set_self_attr
    memfd_create memfd_secret mq_open mq_unlink
    shmget shmat shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl
    name_to_handle_at open_by_handle_at fanotify_init fanotify_mark inotify_init inotify_init1 inotify_add_watch
    init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff
    acct quotactl quotactl_fd syslog settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname
    iopl ioperm modify_ldt personality vhangup nfsservctl lookup_dcookie
""".split()

_OF_THE_OWNER = """
    chmod fchmod fchmodat fchmodat2 chown fchown fchownat lchown utime utimes futimesat utimensat
    setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
""".split()
"""What the owner of a file may do to it wherever it lies. Landlock does not see it: where a submission is of the
grader's own user, the grader's files would be open to it."""

_OF_CUDA = frozenset({"socket", "bind", "listen"})
"""What CUDA's driver does as it starts: it offers its memory to other processes, at an abstract address of its own, and
does not start where it may not. Sandboxes with a GPU have a network namespace of their own, in which nobody else is."""

_YOUNG = {"fchmodat2": 452, "statmount": 457, "listmount": 458, "lsm_set_self_attr": 460}
"""Calls that an older libseccomp does not know by name."""

_PROCESS_OPTIONS = {
    "PR_SET_PDEATHSIG": 1,  # to outlive the fork server
    "PR_SET_MM": 35,
    "PR_SET_CHILD_SUBREAPER": 36,
    "PR_SCHED_CORE": 62,
    "PR_SET_PTRACER": 0x59616D61,
}
_TERMINAL_REQUESTS = {"TIOCSTI": 0x5412, "TIOCLINUX": 0x541C, "TIOCCONS": 0x541D, "TIOCSETD": 0x5423}
_FILE_REQUESTS = {"FS_IOC_SETFLAGS": 0x40086602, "FS_IOC_FSSETXATTR": 0x401C5820}
_LOW_HALF = 0xFFFFFFFF
"""The kernel reads these arguments as 32 bits, and a filter compares 64."""


@cache
def compiled(*, own_user: bool, gpu: bool = False) -> bytes:
    """The filter as a BPF program for `prctl(PR_SET_SECCOMP)`; `own_user`: a submission's user owns no other files.

    With a GPU a submission may also listen at Unix addresses, and still connect to none: see `_OF_CUDA`.
    """
    rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
    deny = pyseccomp.ERRNO(errno.EPERM)
    if gpu:
        rules.add_rule(deny, "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    for name in _DENIED if own_user else _DENIED + _OF_THE_OWNER:
        if gpu and name in _OF_CUDA:
            continue
        try:
            rules.add_rule(deny, _YOUNG.get(name, name))
        except ValueError:
            continue  # a call that this architecture does not have
    # Its own limits a process may lower; where the grader is not root, process 1 is of the same user.
    rules.add_rule(deny, "prlimit64", pyseccomp.Arg(0, pyseccomp.NE, 0))
    rules.add_rule(deny, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
    # clone3 passes its flags in memory, where no filter can look: glibc falls back to clone where it does not exist.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    # A pair of streams, which asyncio wakes itself with, reaches nobody; datagrams can be sent to any address.
    rules.add_rule(deny, "socketpair", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        rules.add_rule(deny, "socketpair", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xF, kind))
    rules.add_rule(deny, "sendto", pyseccomp.Arg(4, pyseccomp.NE, 0))
    for option in _PROCESS_OPTIONS.values():
        rules.add_rule(deny, "prctl", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _LOW_HALF, option))
    requests = [*_TERMINAL_REQUESTS.values(), *(() if own_user else _FILE_REQUESTS.values())]
    for request in requests:
        rules.add_rule(deny, "ioctl", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _LOW_HALF, request))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return _nothing_newer() + file.read()


def _nothing_newer() -> bytes:
    """Instructions that go before a filter: a call that nobody has reviewed does not exist. See seccomp(2), bpf(2)."""
    load_word, jump_if_greater, jump_if_at_least, give = 0x20, 0x25, 0x35, 0x06
    number_at, refuse = 0, 0x00050000 | errno.ENOSYS
    return b"".join(
        struct.pack("HBBI", *instruction)
        for instruction in (
            (load_word, 0, 0, number_at),
            (jump_if_at_least, 2, 0, _X32),  # of the x32 interface: the filter itself ends it
            (jump_if_greater, 0, 1, _REVIEWED),
            (give, 0, 0, refuse),
        )
    )
