"""The bias gradient is summed over the outputs instead of the examples.

fails: layer2_backward.gradients, layer2_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 35.5
says: Your d_b2 has a number per example: add over the examples (dim 0), not over the outputs.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum(dim=1)
    return d_l2, d_w2, d_b2
