"""The logits are rectified.

fails: build_dropout_model.evaluation
keeps: 9.5
says: No ReLU after the last layer: logits may be negative.
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
        nn.ReLU(),
    )
