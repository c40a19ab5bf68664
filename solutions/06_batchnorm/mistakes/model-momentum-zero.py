"""The running statistics never move.

fails: build_bn_model.training
keeps: 29.0
says: Your running statistics stay as they were: in training each batch moves them by a tenth, which is
  the default of momentum.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32, momentum=0),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32, momentum=0),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
