"""Floods standard output and standard error from several threads, in its functions and for ever.

class: resources
score: 0
ends: timeout, graded, crashed
"""
import os
import threading

CHUNK = b"x" * (1 << 16)


def flood(descriptor):
    while True:
        os.write(descriptor, CHUNK)


for descriptor in (1, 2):
    threading.Thread(target=flood, args=(descriptor,), daemon=True).start()


def sigmoid(x):
    flood(1)
