"""The sigmoid's slope is missing in d_l1.

fails: layer1_backward.gradients, layer1_backward.any_input, train.converges
keeps: 34.0
says: Your d_l1 is d_a1 itself: going back through the sigmoid costs a factor sigmoid_prime(l1).
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
