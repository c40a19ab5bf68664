"""Sigmoid takes the place of ReLU.

fails: build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 26.5
says: The activation between the layers is ReLU.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.Sigmoid(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32),
        nn.Sigmoid(),
        nn.Linear(32, 10),
    )
