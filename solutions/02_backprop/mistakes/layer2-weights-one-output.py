"""A product by broadcasting that holds for one output only.

fails: layer2_backward.gradients, layer2_backward.any_input
keeps: 35.0
says: Your d_w2 works for one output only: a sum over the rows of products is a matrix product.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = (a1 * d_l2).sum(dim=0, keepdim=True).T
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
