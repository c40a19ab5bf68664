"""Only the first hidden layer is normalised.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: Both hidden layers are normalised: yours has one BatchNorm1d.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
