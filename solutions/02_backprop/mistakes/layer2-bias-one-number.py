"""The bias gradient is summed over everything.

fails: layer2_backward.gradients, layer2_backward.any_input
keeps: 38.0
says: Your d_b2 is one number for all outputs: each output has a bias of its own, so add over dim 0 only.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum()
    return d_l2, d_w2, d_b2
