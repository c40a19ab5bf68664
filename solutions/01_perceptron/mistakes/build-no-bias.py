"""The linear layer has no bias.

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: Without a bias the output at (0, 0) is 0.5 whatever is learnt: a linear layer has one by default.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1, bias=False), nn.Sigmoid())
