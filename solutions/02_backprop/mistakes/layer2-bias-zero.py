"""The bias has no gradient.

fails: layer2_backward.gradients, layer2_backward.any_input, train.converges
keeps: 37.0
says: Your d_b2 is zero, so b2 can never learn: it gets the sum of d_l2 over the rows.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = torch.zeros_like(d_l2[0])
    return d_l2, d_w2, d_b2
