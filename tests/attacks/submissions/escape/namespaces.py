"""Enters namespaces of its own, where it would be root.

class: escape
score: 0
refused: 8
"""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
KINDS = {"user": 0x10000000, "mount": 0x20000, "pid": 0x20000000, "network": 0x40000000, "ipc": 0x8000000,
         "uts": 0x4000000, "cgroup": 0x2000000, "time": 0x80}
for name, flag in KINDS.items():
    if LIBC.unshare(flag) == 0:
        print("REACHED a namespace of its own:", name)
    else:
        print("refused", name, os.strerror(ctypes.get_errno()))
for name in os.listdir("/proc/self/ns"):
    try:
        descriptor = os.open(f"/proc/1/ns/{name}", os.O_RDONLY)
        print("REACHED", name, LIBC.setns(descriptor, 0))
    except OSError as error:
        print("refused", name, error.strerror)
