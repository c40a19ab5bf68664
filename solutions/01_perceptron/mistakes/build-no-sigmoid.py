"""The sigmoid is missing.

fails: build_perceptron.outputs
keeps: 9.0
says: Your model returns z itself. The cost takes logarithms of it, so it must lie between 0 and 1: put the
  sigmoid behind.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1))
