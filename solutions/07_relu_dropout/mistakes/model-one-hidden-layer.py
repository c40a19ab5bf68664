"""There is only one hidden layer.

fails: build_dropout_model.parameters, build_dropout_model.evaluation, build_dropout_model.training
keeps: 8.5
says: The model has two hidden layers: one Linear(256, 256) is missing, with its ReLU and its dropout.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
