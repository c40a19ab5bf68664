"""Returns NaN and infinities of the right shape, which compare as nothing and poison every sum.

class: oddities
score: 2
"""
import torch


def poisoned(value):
    def function(*args, **kwargs):
        tensors = [arg for arg in args if isinstance(arg, torch.Tensor)]
        if tensors and isinstance(args[0], torch.Tensor):
            return torch.full_like(tensors[0], value)
        return tuple(torch.full((5, 3), value) for _ in range(4))

    return function


nan, inf = poisoned(float("nan")), poisoned(float("inf"))
sigmoid = sigmoid_prime = init_params = forward = layer2_backward = nan
binary_cross_entropy = loss_derivative = layer1_backward = update = inf


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    return *(p * float("nan") for p in (w1, b1, w2, b2)), [float("nan")] * steps
