"""The logarithm of the sigmoid.

fails: build_perceptron.outputs
keeps: 9.0
says: That is the logarithm of the output. The cost takes the logarithm itself: use the plain sigmoid.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.LogSigmoid())
