"""What is returned as d_w1 is d_w2.

fails: layer1_backward.gradients, layer1_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 32.5
says: What you return as d_w1 is d_w2, a slip of copy and paste: w1 multiplied X and led to l1.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = sigmoid(l1).T @ d_l2
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1
