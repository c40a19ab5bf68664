"""The gradient of the weights is divided by N again.

fails: layer1_backward.gradients, layer1_backward.any_input
keeps: 37.5
says: Your d_w1 is N times too small: 1/N is in the upstream gradient already, so add the rows up.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1 / X.shape[0]
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
