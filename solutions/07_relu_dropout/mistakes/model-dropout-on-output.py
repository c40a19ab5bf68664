"""The logits are dropped too.

fails: build_dropout_model.training
keeps: 9.5
says: No dropout after the last layer: it would erase the logits of classes at random.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10),
        nn.Dropout(p),
    )
