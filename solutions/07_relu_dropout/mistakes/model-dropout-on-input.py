"""Pixels are dropped too.

fails: build_dropout_model.training
keeps: 9.5
says: Dropout belongs after each ReLU: yours also drops pixels of the input.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Dropout(p),
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
