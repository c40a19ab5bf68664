"""Traces, reads, signals and borrows from the server and its own parent: ptrace, process_vm, pidfd, kcmp.

class: escape
score: 0
refused: 9
"""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
PARENT = os.getppid() or 1
BUFFER = ctypes.create_string_buffer(64)
VECTOR = (ctypes.c_void_p * 2)(ctypes.addressof(BUFFER), 64)
CALLS = {
    "ptrace attach": (101, 16, PARENT, 0, 0),
    "ptrace seize": (101, 0x4206, PARENT, 0, 0),
    "ptrace me": (101, 0, 0, 0, 0),
    "process_vm_readv": (310, PARENT, VECTOR, 1, VECTOR, 1, 0),
    "process_vm_writev": (311, PARENT, VECTOR, 1, VECTOR, 1, 0),
    "kcmp": (312, PARENT, os.getpid(), 0, 0, 0),
    "pidfd_open": (434, PARENT, 0),
    "pidfd_getfd": (438, 0, 3, 0),
    "process_madvise": (440, 0, VECTOR, 1, 21, 0),
}
for name, arguments in CALLS.items():
    if LIBC.syscall(*arguments) >= 0:
        print("REACHED", name)
    else:
        print("refused", name, os.strerror(ctypes.get_errno()))
