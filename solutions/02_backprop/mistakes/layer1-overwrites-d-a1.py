"""d_l1 is d_a1 multiplied in place, so both are the same tensor.

fails: layer1_backward.gradients, layer1_backward.any_input
keeps: 38.0
says: Your d_a1 equals d_l1: you multiplied it in place. Make a new tensor for d_l1.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1
    d_l1 *= sigmoid_prime(l1)
    return d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)
