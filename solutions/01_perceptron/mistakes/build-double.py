"""Parameters in float64.

fails: build_perceptron.parameters, build_perceptron.outputs
keeps: 8.5
says: The model's parameters are float64. torch's default, float32, is asked for.
"""


def build_perceptron():
    return nn.Sequential(nn.Linear(2, 1), nn.Sigmoid()).double()
