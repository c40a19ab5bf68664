"""Ends its process in every function that is called.

class: ending
score: 0
ends: crashed
"""
import os


def sigmoid(*args, **kwargs):
    os._exit(0)


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
