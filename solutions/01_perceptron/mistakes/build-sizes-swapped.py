"""Linear(1, 2) in the place of Linear(2, 1).

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: nn.Linear takes the number of inputs first: Linear(2, 1) has two inputs and one output.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(1, 2), nn.Sigmoid())
