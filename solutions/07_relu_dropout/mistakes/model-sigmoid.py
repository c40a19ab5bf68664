"""Sigmoids take the place of the ReLUs.

fails: build_dropout_model.evaluation, build_dropout_model.training
keeps: 9.0
says: The hidden layers of this model end in ReLU, not in a sigmoid.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.Sigmoid(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.Sigmoid(),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
