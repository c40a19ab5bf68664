"""Returns arrays whose dtype, shape, size and bytes say different things.

class: lying
score: 0
ends: graded, crashed
"""
import numpy


class Liar(numpy.ndarray):
    nbytes = 8
    ndim = 2
    shape = (1 << 40, 1 << 40)
    dtype = property(lambda self: numpy.dtype("float64"))
    tobytes = lambda self, *args: b"\x00" * 100
    __array_finalize__ = lambda self, other: None


def sigmoid(*args, **kwargs):
    return numpy.zeros(3, "float32").view(Liar)


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
