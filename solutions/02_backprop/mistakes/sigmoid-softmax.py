"""Softmax is taken for the sigmoid.

fails: sigmoid.values, sigmoid.extremes, sigmoid.any_input, sigmoid_prime.values, sigmoid_prime.any_input,
  layer2_backward.any_input, layer1_backward.any_input, train.first_steps, train.converges,
  train.any_input
keeps: 28.0
says: This is a softmax, in which the entries of a row compete. The sigmoid looks at each entry alone.
"""


def sigmoid(x):
    return torch.softmax(x, dim=-1)
