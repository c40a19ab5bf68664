"""Fills the kernel's memory instead of its own: pipes, sockets, queued signals, timers, event descriptors.

class: memory
score: 0
ends: graded, crashed, timeout, memory
refused: 1
"""
import fcntl
import os
import socket

KEPT = []


def pipe():
    reading, writing = os.pipe()
    fcntl.fcntl(writing, 1031, 1 << 20)  # F_SETPIPE_SZ
    os.set_blocking(writing, False)
    while os.write(writing, b"x" * (1 << 20)):
        pass


def pair():
    one, other = socket.socketpair()
    KEPT.append((one, other))
    one.setblocking(False)
    while one.send(b"x" * (1 << 16)):
        pass


for way in (pipe, pair):
    try:
        while True:
            try:
                way()
            except BlockingIOError:
                continue
    except OSError as error:
        print("refused", way.__name__, error.strerror)
