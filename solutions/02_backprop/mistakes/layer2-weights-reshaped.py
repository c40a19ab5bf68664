"""a1 is reshaped to (H, N) instead of transposed.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 36.5
says: Your d_w2 has the right shape and shuffled numbers: reshape re-reads the rows, .T turns them.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.reshape(a1.shape[1], a1.shape[0]) @ d_l2
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
