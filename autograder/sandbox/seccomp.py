"""The system calls that student code may not make, compiled once on the trusted side.

A deny list: torch and NumPy need hundreds of calls that differ between versions and machines, and a missing one would
be a grader's fault shown as a student's. What is denied is what reaches beyond the process: new processes and programs,
other processes (their limits and scheduling too), sockets, namespaces and mounts, kernel interfaces with a history of
escapes, and memory or objects that are not counted against the process's limits. Each answers EPERM, so that the
student meets an ordinary PermissionError.
"""

from __future__ import annotations

import errno
import tempfile

import pyseccomp

_CLONE_THREAD = 0x00010000

_DENIED = """
    fork vfork execve execveat
    ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_open pidfd_getfd pidfd_send_signal
    socket setsockopt
    unshare setns mount umount umount2 pivot_root chroot
    open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr
    setpriority ioprio_set sched_setaffinity sched_setscheduler sched_setparam sched_setattr
    bpf perf_event_open userfaultfd io_setup io_uring_setup io_uring_enter io_uring_register
    keyctl add_key request_key
    memfd_create memfd_secret shmget shmat msgget semget mq_open
    name_to_handle_at open_by_handle_at fanotify_init lookup_dcookie
    init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff
    acct quotactl quotactl_fd syslog settimeofday clock_settime clock_adjtime adjtimex sethostname setdomainname
    iopl ioperm modify_ldt personality vhangup nfsservctl
""".split()


def compiled() -> bytes:
    """The filter as a BPF program for `prctl(PR_SET_SECCOMP)`."""
    rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
    deny = pyseccomp.ERRNO(errno.EPERM)
    for name in _DENIED:
        try:
            rules.add_rule(deny, name)
        except ValueError:
            continue  # a call that this architecture or this libseccomp does not know cannot be filtered by name
    # Its own limits a process may lower; where the grader is not root, process 1 is of the same user.
    rules.add_rule(deny, "prlimit64", pyseccomp.Arg(0, pyseccomp.NE, 0))
    rules.add_rule(deny, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0))
    # clone3 passes its flags in memory, where no filter can look: glibc falls back to clone where it does not exist.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
