"""Maps memory in every way that the kernel has, and touches all of it.

class: memory
score: 0
ends: memory, graded, crashed, timeout
"""
import ctypes
import mmap

KEPT = []
LIBC = ctypes.CDLL(None, use_errno=True)


def sigmoid(x):
    while True:
        area = mmap.mmap(-1, 1 << 26, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS)
        area.write(b"x" * (1 << 26))
        KEPT.append(area)


def forward(*args):
    LIBC.sbrk.restype = ctypes.c_void_p
    for _ in range(1 << 16):
        LIBC.sbrk(1 << 24)
    LIBC.malloc.restype = ctypes.c_void_p
    while area := LIBC.malloc(1 << 26):
        ctypes.memset(area, 1, 1 << 26)
    raise MemoryError
