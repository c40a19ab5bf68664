"""The activations are missing.

fails: build_dropout_model.evaluation
keeps: 9.5
says: Without ReLU between them three linear layers are no more than one: add it before each dropout.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
