"""d_w2 is transposed.

fails: layer2_backward.gradients, layer2_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 35.0
says: Your d_w2 is transposed: a gradient has its parameter's shape, and w2 is (H, O).
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = d_l2.T @ a1
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2
