"""d_Y_pred is changed in place.

fails: layer2_backward.any_input
keeps: 39.0
says: Your values are right, but you change d_Y_pred itself: write d_Y_pred * ..., not d_Y_pred *= ...
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_Y_pred *= sigmoid_prime(l2)
    return d_Y_pred, a1.T @ d_Y_pred, d_Y_pred.sum(dim=0)
