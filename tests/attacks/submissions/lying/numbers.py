"""Returns numbers that are one thing to `float`, another to `==` and a third in arithmetic.

class: lying
score: 0
ends: graded, crashed
"""


class Float(float):
    def __float__(self):
        return "passed"

    __eq__ = lambda self, other: True
    __hash__ = float.__hash__


class Int(int):
    __int__ = __index__ = lambda self: 1 << 80
    __abs__ = lambda self: 0


class Text(str):
    __str__ = lambda self: self
    __getitem__ = lambda self, key: "x" * (1 << 22)


VALUES = iter([Float(1), Int(5), Text("a"), [Float(1), Int(5)], {Text("a"): Float(2)}] * 99)


def sigmoid(*args, **kwargs):
    return next(VALUES)


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
