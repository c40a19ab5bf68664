"""The slope is taken at a1 instead of l1.

fails: layer1_backward.gradients, layer1_backward.any_input, train.converges
keeps: 34.0
says: You take the slope at a1: sigmoid_prime wants the pre-activation l1 itself.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(sigmoid(l1))
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
