"""The slope is taken at Y_pred instead of l2.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 34.0
says: You take the slope at sigmoid(l2): sigmoid_prime wants the pre-activation l2 itself.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(sigmoid(l2))
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
