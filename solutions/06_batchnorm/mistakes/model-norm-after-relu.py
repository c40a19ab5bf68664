"""The normalisation comes after the ReLU.

fails: build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 26.0
says: The order is Linear, BatchNorm1d, ReLU: normalise what the ReLU is given.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.ReLU(),
        nn.BatchNorm1d(32),
        nn.Linear(32, 32),
        nn.ReLU(),
        nn.BatchNorm1d(32),
        nn.Linear(32, 10),
    )
