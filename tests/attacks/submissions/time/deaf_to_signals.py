"""Ignores every signal, blocks the rest, catches every exception, and goes on.

class: time
score: 0
ends: timeout
"""
import signal

for number in set(range(1, signal.NSIG)) - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        continue
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def sigmoid(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
