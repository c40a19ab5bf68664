"""Two sigmoids behind each other.

fails: build_perceptron.outputs
keeps: 9.0
says: You squash twice: the outputs then lie between 0.5 and 0.73 only.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.Sigmoid(), nn.Sigmoid())
