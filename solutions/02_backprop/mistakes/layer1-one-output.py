"""A product by broadcasting that holds for one output only.

fails: layer1_backward.gradients, layer1_backward.any_input
keeps: 34.0
says: Your d_a1 works for one output only: a hidden unit collects from every output, by a matrix product.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 * w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
