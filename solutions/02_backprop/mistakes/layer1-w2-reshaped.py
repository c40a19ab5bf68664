"""w2 is reshaped to (O, H) instead of transposed.

fails: layer1_backward.gradients, layer1_backward.any_input
keeps: 34.0
says: Your d_a1 is right for one output only: reshape re-reads the rows of w2, .T turns them.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.reshape(w2.shape[1], w2.shape[0])
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
