"""Returns lists in a million lists, and lists, tuples and dicts that hold themselves.

class: oddities
score: 0
ends: graded, crashed
"""
DEEP = ()
for _ in range(10**6):
    DEEP = (DEEP,)
CYCLE = []
CYCLE.append(CYCLE)
LOOP = {}
LOOP["self"] = [LOOP, CYCLE]
WIDE = [[[[[1.0] * 20] * 20] * 20] * 20]
VALUES = [DEEP, CYCLE, LOOP, (CYCLE, LOOP), WIDE]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    return VALUES[COUNT[0] % len(VALUES)]


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
