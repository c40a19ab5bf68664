"""Whole images are dropped.

fails: build_dropout_model.training
keeps: 9.5
says: Dropout1d drops whole channels, and takes the rows of your batch for channels: nn.Dropout drops
  entry by entry.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout1d(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout1d(p),
        nn.Linear(256, 10),
    )
