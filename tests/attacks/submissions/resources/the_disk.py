"""Fills the disk: one file, many files, a sparse file of a terabyte, fallocate.

class: resources
score: 0
ends: graded, crashed
shows: refused |was ended
limits: scratch_mib=8
"""
import os
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def one():
    with open("attack-one", "wb") as file:
        for _ in range(1 << 10):
            file.write(b"x" * (1 << 20))


def many():
    for number in range(1 << 10):
        with open(f"attack-{number}", "wb") as file:
            file.write(b"x" * (1 << 20))


def sparse():
    with open("attack-sparse", "wb") as file:
        file.truncate(1 << 40)


def allocated():
    with open("attack-allocated", "wb") as file:
        os.posix_fallocate(file.fileno(), 0, 1 << 40)


for way in (one, many, sparse, allocated):
    try:
        way()
        print("REACHED", way.__name__)
    except OSError as error:
        print("refused", way.__name__, error.strerror)
