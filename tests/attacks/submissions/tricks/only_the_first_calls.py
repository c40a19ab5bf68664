"""Answers rightly when a function is called for the first time, and never again.

class: tricks
beside: reference
score: 0
"""
HONEST = {name: value for name, value in list(globals().items()) if callable(value)}


def only_once(function):
    calls = []

    def disguised(*args, **kwargs):
        calls.append(1)
        if len(calls) == 1:
            return function(*args, **kwargs)
        return torch.zeros(3)

    return disguised


for name in ("sigmoid", "sigmoid_prime", "init_params", "forward", "binary_cross_entropy", "loss_derivative",
             "layer2_backward", "layer1_backward", "update", "train"):
    globals()[name] = only_once(HONEST[name])
