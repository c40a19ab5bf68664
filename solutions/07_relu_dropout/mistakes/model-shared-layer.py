"""Both hidden layers are one and the same.

fails: build_dropout_model.parameters, build_dropout_model.evaluation, build_dropout_model.training
keeps: 8.5
says: You use one Linear(256, 256) object twice: two places in the list, but one layer with one set of
  weights.
"""


def build_dropout_model(p=0.5):
    hidden = [nn.Linear(256, 256), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Dropout(p), *hidden, *hidden, nn.Linear(256, 10))
