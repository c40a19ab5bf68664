"""The activation itself is taken for its slope.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 34.0
says: You multiply by sigmoid(l2): going backward it is the slope that counts, sigmoid_prime(l2).
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
