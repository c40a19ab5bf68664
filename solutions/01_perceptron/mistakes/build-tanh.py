"""Tanh in the place of the sigmoid.

fails: build_perceptron.outputs
keeps: 9.0
says: tanh lies between -1 and 1, and a probability between 0 and 1: use the sigmoid.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.Tanh())
