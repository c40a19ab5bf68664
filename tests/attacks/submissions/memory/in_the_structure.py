"""Returns structures that are small on the wire and large when they are built.

class: memory
score: 0
ends: graded, memory, crashed, timeout
"""
EMPTY = [[] for _ in range(100_000)]
TEXTS = {str(number): [] for number in range(50_000)}
VALUES = [EMPTY, TEXTS, [True] * 900_000, [""] * 900_000, tuple([()] * 200_000)]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    return VALUES[COUNT[0] % len(VALUES)]


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
