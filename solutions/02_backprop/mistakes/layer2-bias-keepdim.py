"""The bias gradient is a matrix of one row.

fails: layer2_backward.gradients, layer2_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 35.5
says: Your d_b2 is a matrix of one row: a gradient has its parameter's shape, and b2 is (O,).
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum(dim=0, keepdim=True)
    return d_l2, d_w2, d_b2
