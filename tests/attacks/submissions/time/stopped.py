"""Stops its own process with SIGSTOP, which no process can ignore.

class: time
score: 0
ends: timeout
"""
import os
import signal


def sigmoid(x):
    os.kill(os.getpid(), signal.SIGSTOP)
