"""ReLU in the place of the sigmoid.

fails: build_perceptron.outputs
keeps: 9.0
says: ReLU has no upper end, and its output is no probability: use the sigmoid.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.ReLU())
