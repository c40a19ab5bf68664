"""The parameters do not require gradients.

fails: build_perceptron.parameters
keeps: 9.5
says: Nothing of this model can be trained: leave requires_grad as nn.Linear sets it.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.Sigmoid()).requires_grad_(False)
