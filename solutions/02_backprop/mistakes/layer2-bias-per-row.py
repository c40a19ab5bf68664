"""The bias gradient is not summed over the batch.

fails: layer2_backward.gradients, layer2_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 35.5
says: Your d_b2 still has a row per example: one bias serves all rows, so their gradients add up.
"""


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2
    return d_l2, d_w2, d_b2
