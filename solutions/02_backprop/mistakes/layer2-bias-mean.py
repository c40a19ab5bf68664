"""The bias gradient is averaged over the batch instead of summed.

fails: layer2_backward.gradients, layer2_backward.any_input
keeps: 38.0
says: Your d_b2 is N times too small: add the rows' d_l2, as the weights do, and do not average them.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.mean(dim=0)
    return d_l2, d_w2, d_b2
