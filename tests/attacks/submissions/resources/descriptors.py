"""Opens descriptors of every kind until there are no more.

class: resources
score: 0
refused: 3
"""
import os
import select
import socket

KEPT = []
for way in (os.pipe, socket.socketpair, select.epoll, lambda: os.open("/dev/null", os.O_RDONLY)):
    try:
        for _ in range(10**5):
            KEPT.append(way())
        print("REACHED a hundred thousand descriptors")
    except OSError as error:
        print("refused", error.strerror)
