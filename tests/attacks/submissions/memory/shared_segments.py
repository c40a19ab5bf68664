"""Makes shared memory that would outlive it: System V, POSIX, memfd, message queues, semaphores.

class: memory
score: 0
refused: 6
"""
import ctypes
import mmap
import os
import platform
from multiprocessing import shared_memory

LIBC = ctypes.CDLL(None, use_errno=True)


def call(function, *args):
    def way():
        result = function(*args)
        if result < 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        return result

    return way


WAYS = {
    "shmget": call(LIBC.shmget, 0, 1 << 20, 0o1666),
    "semget": call(LIBC.semget, 0, 99, 0o1666),
    "msgget": call(LIBC.msgget, 0, 0o1666),
    "shm_open": lambda: shared_memory.SharedMemory("attack-segment", create=True, size=1 << 20),
    "memfd_create": lambda: os.memfd_create("attack"),
    "/dev/shm": lambda: open("/dev/shm/attack-file", "w"),
    "a hidden file": lambda: mmap.mmap(os.open("/dev/shm", os.O_TMPFILE | os.O_RDWR), 1 << 20),
}
for name, way in WAYS.items():
    try:
        print("REACHED", name, way())
    except OSError as error:
        print("refused", name, error.strerror)
