"""The bias gradient is summed over the hidden units instead of the examples.

fails: layer1_backward.gradients, layer1_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 33.0
says: Your d_b1 has a number per example: add over the examples (dim 0), not over the hidden units.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.sum(dim=1)
    return d_a1, d_l1, d_w1, d_b1
