"""Answers with statuses and fields that only a grader could know: passed, points, a score.

class: forging
score: 0
ends: graded, crashed
"""
import os
import stat

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
CLAIMS = iter([
    {"status": "passed", "value": 1.0},
    {"status": "returned", "value": None, "points": 40, "score": 40},
    {"status": "returned", "value": encoding.Encoder().value({"points": 40.0, "max_points": 40.0})},
    {"id": "sigmoid.values", "status": "passed", "points": 1.0},
    "passed",
    40.0,
    True,
    [],
] * 9)


def sigmoid(*args, **kwargs):
    os.write(CONNECTION, framed(next(CLAIMS)))


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
