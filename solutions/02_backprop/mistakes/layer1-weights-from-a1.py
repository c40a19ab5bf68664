"""d_w1 is made from a1 instead of X.

fails: layer1_backward.gradients, layer1_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 32.5
says: Your d_w1 is made from a1: w1 multiplied the input X, so X it is.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = sigmoid(l1).T @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
