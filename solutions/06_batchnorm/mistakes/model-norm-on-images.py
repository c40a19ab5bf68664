"""The images are normalised, too.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: The first layer is a Linear: yours begins with a normalisation of the pixels.
"""


def build_bn_model():
    return nn.Sequential(
        nn.BatchNorm1d(784),
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
