"""Returns its arguments, resizes and retypes them, takes their memory away, and makes them depend on each other.

class: oddities
score: 0
ends: graded, crashed
"""
import torch


def sigmoid(x):
    x.resize_(0)
    return x


def sigmoid_prime(x):
    x.data = torch.zeros(3, dtype=torch.complex64)
    return x


def forward(X, w1, b1, w2, b2):
    X.untyped_storage().resize_(0)
    w1.set_()
    return X, w1, b1, w2


def update(params, grads, learning_rate):
    params = list(params)
    params[0].requires_grad_()
    params[1].set_(params[0].untyped_storage())
    return params
