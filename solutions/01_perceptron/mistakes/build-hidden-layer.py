"""A hidden layer already.

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: That is the network of assignment 02. Here a single unit is asked for, to see what it cannot do.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid())
