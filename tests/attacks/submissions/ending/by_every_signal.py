"""Sends itself every signal that ends a process, one in each function.

class: ending
score: 0
ends: crashed, memory
shows: signal
"""
import os
import signal

NUMBERS = iter([signal.SIGTERM, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGHUP,
                signal.SIGQUIT, signal.SIGPIPE, signal.SIGKILL, signal.SIGABRT])


def doom(number):
    def function(*args, **kwargs):
        os.kill(os.getpid(), number)

    return function


sigmoid, sigmoid_prime, init_params, forward, binary_cross_entropy = (doom(next(NUMBERS)) for _ in range(5))
loss_derivative, layer2_backward, layer1_backward, update, train = (doom(next(NUMBERS)) for _ in range(5))
