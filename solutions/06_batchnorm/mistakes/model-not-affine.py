"""gamma and beta are missing.

fails: build_bn_model.parameters, build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 25.0
says: With affine=False there is no gamma and no beta to train: leave it out.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32, affine=False),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32, affine=False),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
