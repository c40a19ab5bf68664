"""The bias gradient is averaged over the batch instead of summed.

fails: layer1_backward.gradients, layer1_backward.any_input, train.converges
keeps: 37.0
says: Your d_b1 is N times too small: add the rows' d_l1, as the weights do, and do not average them.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.mean(dim=0)
    return d_a1, d_l1, d_w1, d_b1
