"""math.exp takes a single number, not a tensor.

fails: sigmoid.values, sigmoid.extremes, sigmoid.any_input, sigmoid_prime.values, sigmoid_prime.extremes,
  sigmoid_prime.any_input, forward.values, forward.any_input, layer2_backward.gradients,
  layer2_backward.any_input, layer1_backward.gradients, layer1_backward.any_input, train.first_steps,
  train.converges, train.any_input
keeps: 14.0
says: Your sigmoid takes one number at a time: torch.exp works on every entry of a tensor of any shape.
"""

import math


def sigmoid(x):
    return torch.tensor(1 / (1 + math.exp(-x)), dtype=x.dtype)
