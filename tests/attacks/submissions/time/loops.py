"""Never returns: busy loops, sleeps, waits, each in another function.

class: time
score: 0
ends: timeout
"""
import threading
import time


def sigmoid(x):
    while True:
        pass


def sigmoid_prime(x):
    time.sleep(10**6)


def forward(*args):
    threading.Event().wait()
