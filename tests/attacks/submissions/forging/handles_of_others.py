"""Answers with handles of objects that it never gave out, and with generators.

class: forging
score: 0
ends: graded, crashed
"""
import os
import stat

from inside import frames, messages, wire


def is_socket(descriptor):
    try:
        return stat.S_ISSOCK(os.fstat(descriptor).st_mode)
    except OSError:
        return False


CONNECTION = next(number for number in range(3, 64) if is_socket(number))
VALUES = [wire.Handle(-1, "x"), wire.Handle(1 << 62, "<b>"), wire.Generator("../../etc", -5), wire.Opaque("a", "b")]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    value = VALUES[COUNT[0] % len(VALUES)]
    os.write(CONNECTION, frames.encode(messages.Answer("returned", [value] * 5)))


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
