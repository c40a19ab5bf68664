"""The first layer is not trained.

fails: build_dropout_model.parameters
keeps: 9.5
says: Every layer is to be trained: leave requires_grad as it is.
"""


def build_dropout_model(p=0.5):
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
    model[0].requires_grad_(False)
    return model
