"""Both hidden layers share one normalisation.

fails: build_bn_model.parameters, build_bn_model.training, build_bn_model.gradients
keeps: 27.5
says: Each hidden layer needs a BatchNorm1d of its own: shared, their statistics and gammas are mixed up.
"""


def build_bn_model():
    norm = nn.BatchNorm1d(32)
    return nn.Sequential(
        nn.Linear(784, 32),
        norm,
        nn.ReLU(),
        nn.Linear(32, 32),
        norm,
        nn.ReLU(),
        nn.Linear(32, 10),
    )
