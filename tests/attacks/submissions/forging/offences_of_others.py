"""Answers every call with accusations, of functions that exist and that do not, at lines that are none.

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
PLACE = {"unit": "../../../etc/passwd", "line": -(1 << 40), "function": "{0.__class__}"}
ACCUSED = ["sigmoid", "train", "nobody", "", "../../etc", "init_params"]


def sigmoid(*args, **kwargs):
    offences = [{"function": name, "used": "<script>", "frame": PLACE} for name in ACCUSED]
    os.write(CONNECTION, framed({"status": "returned", "value": 1.0, "offences": offences}))


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
