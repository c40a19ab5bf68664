"""What a submission may ask of the kernel, and what it is given to begin with."""

from __future__ import annotations

import ctypes
import errno
import os
import platform

import pyseccomp
import pytest

from autograder.sandbox import Sandbox, SubmissionEnded
from autograder.sandbox.bwrap import environment
from autograder.sandbox.inside.confine import USER

from ..conversation import value, works

SYSCALL = """
    import ctypes

    def attack(number):
        libc = ctypes.CDLL(None, use_errno=True)
        result = libc.syscall(number, *[ctypes.c_long(0)] * 6)
        return result, ctypes.get_errno()
"""
STATUS = """
    def attack():
        return {name: text.strip() for name, text in (line.split(":", 1) for line in open("/proc/self/status"))}
"""


@pytest.mark.parametrize(
    "name",
    """
    ptrace process_vm_readv process_vm_writev kcmp pidfd_open pidfd_getfd pidfd_send_signal process_madvise
    mount umount2 pivot_root chroot fsopen fsmount open_tree move_mount unshare setns
    bpf perf_event_open userfaultfd io_setup io_uring_setup io_uring_enter io_uring_register
    keyctl add_key request_key memfd_create memfd_secret mq_open mq_unlink
    shmget shmat shmctl semget semop semctl msgget msgsnd msgrcv msgctl inotify_init1 inotify_add_watch
    setsid setpgid connect bind listen accept4 sendmsg sendmmsg migrate_pages move_pages process_mrelease
    init_module finit_module delete_module kexec_load reboot swapon acct quotactl syslog personality
    name_to_handle_at open_by_handle_at fanotify_init socket settimeofday clock_settime sethostname
    setpriority ioprio_set sched_setaffinity sched_setscheduler
    """.split(),
)
def test_system_calls_that_reach_beyond_the_process_are_refused(confined: Sandbox, name: str):
    number = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, name)
    if number < 0:
        pytest.skip(f"this machine has no system call {name}")
    assert value(confined, SYSCALL, number) == (-1, errno.EPERM)


@pytest.mark.parametrize("number", [463, 470, 600, 5000])
def test_system_calls_that_nobody_has_reviewed_do_not_exist(confined: Sandbox, number: int):
    assert value(confined, SYSCALL, number) == (-1, errno.ENOSYS)


@pytest.mark.parametrize("number", [457, 458, 460])
def test_young_system_calls_are_refused_where_libseccomp_does_not_know_them_too(confined: Sandbox, number: int):
    assert value(confined, SYSCALL, number) == (-1, errno.EPERM)


@pytest.mark.parametrize(
    "attempt",
    [
        "libc.prctl(1, 0, 0, 0, 0)",  # PR_SET_PDEATHSIG
        "libc.prctl(35, 1, 0, 0, 0)",  # PR_SET_MM
        "libc.prctl(0x59616D61, 1, 0, 0, 0)",  # PR_SET_PTRACER
        "libc.ioctl(0, 0x5412, b'x')",  # TIOCSTI
        "libc.ioctl(0, ctypes.c_long(0xFFFF_0000_0000_5412), b'x')",
        "libc.ioctl(0, 0x541C, b'x')",  # TIOCLINUX
        "libc.socketpair(2, 1, 0, pair)",  # AF_INET
        "libc.socketpair(1, 2, 0, pair)",  # SOCK_DGRAM
        "libc.socketpair(1, 2 | 0o2000000, 0, pair)",
        "libc.socketpair(1, 5, 0, pair)",  # SOCK_SEQPACKET
        "libc.sendto(1, b'x', 1, 0, b'x' * 16, 16)",
        "libc.prlimit64(1, 7, None, pair)",
    ],
)
def test_calls_that_are_harmless_otherwise_are_refused_by_their_arguments(confined: Sandbox, attempt: str):
    source = f"""
        import ctypes

        def attack():
            libc = ctypes.CDLL(None, use_errno=True)
            pair = (ctypes.c_int * 8)()
            return {attempt}, ctypes.get_errno()
    """
    assert value(confined, source) == (-1, errno.EPERM)


@pytest.mark.skipif(platform.machine() != "x86_64", reason="only x86-64 has these ways into the kernel")
class TestOtherWaysIntoTheKernel:
    """A filter that knows the system calls of one interface must let through none of another."""

    def test_the_x32_interface_ends_the_process(self, confined: Sandbox):
        getpid_of_x32 = 0x40000000 + 39
        with pytest.raises(SubmissionEnded, match=r"signal 31") as caught:
            value(confined, SYSCALL, getpid_of_x32)
        assert caught.value.how == "crashed"
        assert works(confined)

    def test_the_32_bit_interface_ends_the_process(self, confined: Sandbox):
        source = r"""
            import ctypes, mmap

            def attack():
                page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
                page.write(b"\xb8\x02\x00\x00\x00\xcd\x80\xc3")  # mov eax, 2 (fork); int 0x80; ret
                address = ctypes.addressof(ctypes.c_char.from_buffer(page))
                return ctypes.CFUNCTYPE(ctypes.c_int)(address)()
        """
        with pytest.raises(SubmissionEnded, match=r"signal 31"):
            value(confined, source)
        assert works(confined)


def test_there_are_no_capabilities_and_no_way_to_new_ones(backend: str, confined: Sandbox):
    status = value(confined, STATUS)
    assert {status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {"0" * 16}
    if os.getuid() == 0 or backend == "bwrap":  # who has no capability may not forgo it, and needs not
        assert status["CapBnd"] == "0" * 16
    assert status["NoNewPrivs"] == "1"
    assert status["Seccomp"] == "2"


def test_the_user_is_nobody_of_this_machine(namespaced: Sandbox):
    status = value(namespaced, STATUS)
    assert set(status["Uid"].split()) == set(status["Gid"].split()) == {str(USER)}


def test_no_file_system_honours_setuid_and_only_scratch_is_writable(namespaced: Sandbox):
    source = """
        def attack():
            return [line.split()[1:4] for line in open("/proc/self/mounts")]
    """
    mounts = {place: (kind, options.split(",")) for place, kind, options in value(namespaced, source)}
    assert all("nosuid" in options for _, options in mounts.values())
    devices = {place for place in mounts if place.startswith("/dev/")}
    assert {place for place, (_, options) in mounts.items() if "rw" in options} == {"/proc", "/scratch"} | devices
    assert {mounts[place][0] for place in devices} <= {"devtmpfs", "devpts", "tmpfs"}


def test_the_environment_is_empty_of_the_graders_variables(sandbox: Sandbox):
    source = """
        import os

        def attack():
            raw = open("/proc/self/environ").read().rstrip("\\0").split("\\0")
            return sorted(set(os.environ) | {entry.split("=")[0] for entry in raw})
    """
    assert set(value(sandbox, source)) <= {*environment("/scratch"), "PWD"}


def test_no_descriptor_is_open_but_the_standard_ones_and_the_connection(sandbox: Sandbox):
    source = """
        import os, stat

        def attack():
            found = {}
            for descriptor in range(os.sysconf("SC_OPEN_MAX")):
                try:
                    mode = os.fstat(descriptor).st_mode
                except OSError:
                    continue
                found[str(descriptor)] = "socket" if stat.S_ISSOCK(mode) else os.readlink(f"/proc/self/fd/{descriptor}")
            return found
    """
    found = value(sandbox, source)
    assert (found.pop("0"), found.pop("1"), found.pop("2")) == ("/dev/null", "socket", "socket")
    assert list(found.values()) == ["socket"]


def test_the_machines_name_is_not_told(namespaced: Sandbox):
    assert value(namespaced, "import os\ndef attack():\n    return os.uname().nodename") == "sandbox"


def test_an_honest_process_may_still_ask_for_what_numerical_code_needs(sandbox: Sandbox):
    source = """
        import os, resource, torch

        def attack():
            resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
            return os.cpu_count() > 0, len(os.sched_getaffinity(0)) > 0, bool(torch.linalg.svdvals(torch.eye(3)).all())
    """
    assert value(sandbox, source) == (True, True, True)


def test_the_syscall_probe_itself_works(sandbox: Sandbox):
    getpid = pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, "getpid")
    assert value(sandbox, SYSCALL, getpid)[0] > 0
    assert ctypes.sizeof(ctypes.c_long) == 8
