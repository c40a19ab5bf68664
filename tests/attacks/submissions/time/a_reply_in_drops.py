"""Sends its reply byte by byte.

class: time
score: 0
ends: timeout
"""
import os
import stat
import struct
import time


def is_socket(descriptor):
    try:
        return stat.S_ISSOCK(os.fstat(descriptor).st_mode)
    except OSError:
        return False


def sigmoid(x):
    connection = next(number for number in range(3, 64) if is_socket(number))
    os.write(connection, struct.pack("<II", 1 << 20, 0))
    while True:
        os.write(connection, b"\x91")
        time.sleep(0.001)
