"""There is a ReLU on the logits.

fails: build_bn_model.evaluation, build_bn_model.training, build_bn_model.gradients
keeps: 27.0
says: No ReLU after the last layer: logits may be negative.
"""


def build_bn_model():
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 10),
        nn.ReLU(),
    )
