"""The biases have no gradient.

fails: layer1_backward.gradients, layer1_backward.any_input, train.converges
keeps: 37.0
says: Your d_b1 is zero, so b1 can never learn: it gets the sum of d_l1 over the rows.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1
    d_b1 = torch.zeros_like(d_l1[0])
    return d_a1, d_l1, d_w1, d_b1
