"""The second hidden layer has 128 units.

fails: build_dropout_model.parameters, build_dropout_model.evaluation, build_dropout_model.training
keeps: 8.5
says: Both hidden layers have 256 units.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 128),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(128, 10),
    )
