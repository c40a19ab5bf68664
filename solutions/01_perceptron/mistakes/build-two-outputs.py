"""One output for each class.

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: One output is enough for two classes: it is the probability of 1.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 2), nn.Sigmoid())
