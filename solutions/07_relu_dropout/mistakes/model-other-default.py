"""The default of p is not 0.5.

fails: build_dropout_model.training
keeps: 9.5
says: The default of p is part of the signature: it must be 0.5.
"""


def build_dropout_model(p=0.2):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
