"""The sigmoid's slope is missing in d_l2.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 34.0
says: Your d_l2 is d_Y_pred itself: going back through the sigmoid costs a factor sigmoid_prime(l2).
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
