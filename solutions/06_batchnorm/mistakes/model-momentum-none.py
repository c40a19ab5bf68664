"""The running statistics are a mean over all batches.

fails: build_bn_model.training
keeps: 29.0
says: momentum=None averages over all batches that ever were, those of the untrained network as well:
  leave the default, 0.1.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32, momentum=None),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32, momentum=None),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
