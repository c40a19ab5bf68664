"""Mounts, unmounts and moves file systems, by the old calls and the new ones, and changes its root.

class: escape
score: 0
refused: 8
"""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
SCRATCH = os.getcwd().encode()
CALLS = {
    "mount": lambda: LIBC.mount(b"none", SCRATCH, b"tmpfs", 0, None),
    "bind": lambda: LIBC.mount(b"/", SCRATCH, None, 4096, None),
    "remount": lambda: LIBC.mount(None, b"/", None, 32, None),
    "umount": lambda: LIBC.umount2(SCRATCH, 2),
    "umount /proc": lambda: LIBC.umount2(b"/proc", 2),
    "chroot": lambda: LIBC.chroot(SCRATCH),
    "pivot_root": lambda: LIBC.syscall(155, SCRATCH, SCRATCH),
    "fsopen": lambda: LIBC.syscall(430, b"tmpfs", 0),
    "open_tree": lambda: LIBC.syscall(428, -100, b"/", 1),
    "move_mount": lambda: LIBC.syscall(429, -100, b"/", -100, SCRATCH, 0),
    "mount_setattr": lambda: LIBC.syscall(442, -100, b"/", 0, 0, 0),
}
for name, call in CALLS.items():
    if call() >= 0:
        print("REACHED", name)
    else:
        print("refused", name, os.strerror(ctypes.get_errno()))
