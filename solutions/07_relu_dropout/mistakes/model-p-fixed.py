"""p is 0.5, whatever is asked for.

fails: build_dropout_model.training
keeps: 9.5
says: You never use the p that you are given: pass it on to both dropout layers.
"""


def build_dropout_model(p=0.5):
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(0.5),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(0.5),
        nn.Linear(256, 10),
    )
