"""d_w2 is made from d_Y_pred instead of d_l2.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 36.5
says: Your d_w2 is made from d_Y_pred: w2 lies below the sigmoid, so it needs d_l2.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_Y_pred
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
