"""Takes each call almost the time that a call may take: only the limit of the whole ends it.

class: time
score: 3
ends: timeout
limits: call_seconds=1 submission_seconds=3
within: 15
"""
import time

import torch


def sigmoid(x):
    time.sleep(0.6)
    return torch.sigmoid(x)


def sigmoid_prime(x):
    time.sleep(0.6)


init_params = forward = binary_cross_entropy = loss_derivative = sigmoid_prime
layer2_backward = layer1_backward = update = train = sigmoid_prime
