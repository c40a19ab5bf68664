"""The linear layers have no bias.

fails: build_dropout_model.parameters, build_dropout_model.evaluation, build_dropout_model.training
keeps: 8.5
says: Linear(784, 256) has a bias: leave bias=False out.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256, bias=False),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256, bias=False),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10, bias=False),
    )
