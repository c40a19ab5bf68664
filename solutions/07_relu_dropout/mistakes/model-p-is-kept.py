"""p is taken for the probability of being kept.

fails: build_dropout_model.training
keeps: 9.5
says: nn.Dropout takes the probability of being dropped, which is p itself, not 1 - p.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(1 - p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(1 - p),
        nn.Linear(256, 10),
    )
