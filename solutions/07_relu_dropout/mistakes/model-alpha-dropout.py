"""The dropout that goes with SELU.

fails: build_dropout_model.training
keeps: 9.5
says: AlphaDropout sets entries to a negative number and shifts the others: here plain nn.Dropout is
  asked.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.AlphaDropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.AlphaDropout(p),
        nn.Linear(256, 10),
    )
