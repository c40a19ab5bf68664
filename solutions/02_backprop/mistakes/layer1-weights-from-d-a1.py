"""d_w1 is made from d_a1 instead of d_l1.

fails: layer1_backward.gradients, layer1_backward.any_input, train.converges
keeps: 36.5
says: Your d_w1 is made from d_a1: w1 lies below the sigmoid, so it needs d_l1.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_a1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
