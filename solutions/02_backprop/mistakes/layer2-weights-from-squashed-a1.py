"""d_w2 uses sigmoid(a1) instead of a1.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 36.5
says: Your d_w2 uses sigmoid(a1): w2 multiplied a1 itself, which has been through the sigmoid already.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = sigmoid(a1).T @ d_l2
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
