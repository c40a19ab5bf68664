"""Three hidden units.

fails: build_xor_nn.parameters, build_xor_nn.outputs
keeps: 17.0
says: Two hidden units are asked for: they are enough for XOR.
"""


def build_xor_nn():
    return nn.Sequential(nn.Linear(2, 3), nn.Sigmoid(), nn.Linear(3, 1), nn.Sigmoid())
