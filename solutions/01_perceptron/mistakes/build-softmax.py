"""Softmax over the single output.

fails: build_perceptron.outputs
keeps: 9.0
says: Softmax over one output is 1 whatever comes in: use the sigmoid.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.Softmax(dim=1))
