"""Forks as often as it can, by every call that forks.

class: resources
score: 0
refused: 6
"""
import ctypes
import multiprocessing
import os
import subprocess
import sys

LIBC = ctypes.CDLL(None, use_errno=True)


def vfork():
    if LIBC.syscall(58) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


WAYS = {
    "fork": os.fork,
    "forkpty": os.forkpty,
    "vfork": vfork,
    "spawn": lambda: os.posix_spawn(sys.executable, [sys.executable], {}),
    "exec": lambda: os.execv(sys.executable, [sys.executable]),
    "subprocess": lambda: subprocess.Popen([sys.executable]),
    "multiprocessing": lambda: multiprocessing.Process(target=print).start(),
}
for name, way in WAYS.items():
    try:
        print("REACHED", name, way())
    except OSError as error:
        print("refused", name, error.strerror)
