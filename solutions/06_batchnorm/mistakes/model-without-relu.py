"""There is no ReLU.

fails: build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 26.5
says: After each normalisation comes a ReLU: without it two linear layers are one.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32),
        nn.Linear(32, 10),
    )
