"""The second hidden layer is missing.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: There are two hidden layers, and yours has one.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
