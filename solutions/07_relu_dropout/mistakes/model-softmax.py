"""The output is a distribution.

fails: build_dropout_model.evaluation, build_dropout_model.training
keeps: 9.0
says: The model returns logits: softmax is part of the cross-entropy that will train it.
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
        nn.Softmax(dim=1),
    )
