"""A hidden layer too many.

fails: build_xor_wide_deep.parameters, build_xor_wide_deep.outputs
keeps: 16.0
says: Three hidden layers are asked for, and you have four.
"""


def build_xor_wide_deep():
    layers = [nn.Linear(2, 10), nn.Sigmoid()]
    for _ in range(3):
        layers += [nn.Linear(10, 10), nn.Sigmoid()]
    return nn.Sequential(*layers, nn.Linear(10, 1), nn.Sigmoid())
