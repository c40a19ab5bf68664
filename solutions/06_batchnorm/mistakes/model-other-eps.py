"""eps is 0.1.

fails: build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 26.5
says: Leave eps of BatchNorm1d at its default, 1e-5.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32, eps=0.1),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32, eps=0.1),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
