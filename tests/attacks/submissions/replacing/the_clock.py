"""Makes time stand still, so that no limit is ever reached.

class: replacing
score: 0
ends: timeout
"""
import time

time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0


def sigmoid(x):
    while True:
        pass


sigmoid_prime = sigmoid
