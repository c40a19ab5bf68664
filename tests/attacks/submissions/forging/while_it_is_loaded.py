"""Sends the two messages of a file that was read and loaded, and goes on loading.

class: forging
score: 0
ends: crashed, graded, timeout
"""
import os
import stat
import time

import msgspec
from inside import encoding


def is_socket(descriptor):
    try:
        return stat.S_ISSOCK(os.fstat(descriptor).st_mode)
    except OSError:
        return False


def framed(message):
    return encoding.Encoder().frame(msgspec.msgpack.encode(message))


CONNECTION = next(number for number in range(3, 64) if is_socket(number))
os.write(CONNECTION, framed({"problems": [], "cpu": 0.0}))
for _ in range(30):
    os.write(CONNECTION, framed({"status": "returned", "value": 1.0}))
time.sleep(60)
