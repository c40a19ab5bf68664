"""X is reshaped to (D, N) instead of transposed.

fails: layer1_backward.gradients, layer1_backward.any_input, train.converges
keeps: 36.5
says: Your d_w1 has the right shape and shuffled numbers: reshape re-reads the rows, .T turns them.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.reshape(X.shape[1], X.shape[0]) @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
