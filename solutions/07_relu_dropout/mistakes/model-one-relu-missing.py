"""The second activation is missing.

fails: build_dropout_model.evaluation
keeps: 9.5
says: The second hidden layer has no ReLU.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
