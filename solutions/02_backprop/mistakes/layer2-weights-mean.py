"""The gradient of the weights is divided by N again.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 36.5
says: Your d_w2 is N times too small: 1/N is in the upstream gradient already, so add the rows up.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2 / a1.shape[0]
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
