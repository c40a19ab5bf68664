"""Nothing is dropped.

fails: build_dropout_model.training
keeps: 9.5
says: There is no dropout in your model: it belongs after each ReLU.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
