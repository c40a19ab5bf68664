"""The model for comparison has lost its ReLUs.

fails: build_nn_model.output
keeps: 29.5
says: Leave out the normalisations and nothing else: the ReLUs stay.
"""


def build_nn_model():
    return nn.Sequential(nn.Linear(784, 32), nn.Linear(32, 32), nn.Linear(32, 10))
