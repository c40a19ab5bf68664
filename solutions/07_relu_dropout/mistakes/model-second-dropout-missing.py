"""Only the first hidden layer has dropout.

fails: build_dropout_model.training
keeps: 9.5
says: Both hidden layers need dropout: yours has none after the second ReLU.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
