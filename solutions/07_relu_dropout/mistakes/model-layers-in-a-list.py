"""A list of layers is returned.

fails: build_dropout_model.parameters, build_dropout_model.evaluation, build_dropout_model.training
keeps: 8.5
says: A Python list of layers is no model: put them into nn.Sequential.
"""


def build_dropout_model(p=0.5):
    return [nn.Linear(784, 256), nn.ReLU(), nn.Dropout(p), nn.Linear(256, 256), nn.ReLU(), nn.Dropout(p), nn.Linear(256, 10)]
