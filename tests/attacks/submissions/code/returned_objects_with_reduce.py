"""Returns objects, arrays and subclasses whose unpickling would run a command.

class: code
score: 0
"""
import os
import pickle

import numpy
import torch


class Command:
    def __reduce__(self):
        return os.system, ("touch /tmp/attack-reduce",)

    __reduce_ex__ = lambda self, protocol: self.__reduce__()


VALUES = [Command(), [Command()] * 4, pickle.dumps(Command()), numpy.array([Command()] * 5), {"w": Command()},
          numpy.frombuffer(pickle.dumps(Command()), "uint8")]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    return VALUES[COUNT[0] % len(VALUES)]


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
