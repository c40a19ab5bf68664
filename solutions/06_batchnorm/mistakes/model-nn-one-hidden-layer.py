"""The model for comparison has one hidden layer.

fails: build_nn_model.parameters, build_nn_model.output
keeps: 29.0
says: Leave out the normalisations and nothing else: two hidden layers stay.
"""


def build_nn_model():
    return nn.Sequential(nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
