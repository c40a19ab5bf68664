"""Calls what has let programs out of sandboxes before: io_uring, bpf, keyctl, userfaultfd, perf and their kin.

class: escape
score: 0
refused: 14
"""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
AREA = ctypes.create_string_buffer(4096)
CALLS = {
    "io_uring_setup": (425, 8, AREA),
    "io_uring_enter": (426, 3, 0, 0, 0, 0),
    "bpf": (321, 5, AREA, 128),
    "keyctl": (250, 0, -3, 1),
    "add_key": (248, b"user", b"attack", b"x", 1, -2),
    "request_key": (249, b"user", b"attack", None, -2),
    "userfaultfd": (323, 0),
    "perf_event_open": (298, AREA, 0, -1, -1, 0),
    "memfd_secret": (447, 0),
    "kexec_load": (246, 0, 0, 0, 0),
    "init_module": (175, AREA, 1, b""),
    "open_by_handle_at": (304, -100, AREA, 0),
    "name_to_handle_at": (303, -100, b"/", AREA, AREA, 0),
    "fanotify_init": (300, 0, 0),
    "modify_ldt": (154, 1, AREA, 16),
    "personality": (135, 0x0040000),
    "reboot": (169, 0xFEE1DEAD, 672274793, 0x1234567, 0),
    "swapon": (167, b"/", 0),
}
for name, arguments in CALLS.items():
    if LIBC.syscall(*arguments) >= 0:
        print("REACHED", name)
    else:
        print("refused", name, os.strerror(ctypes.get_errno()))
