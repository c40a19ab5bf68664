"""The output layer has no bias.

fails: build_xor_nn.parameters, build_xor_nn.outputs
keeps: 17.0
says: The output layer has no bias: a linear layer has one by default, so leave it in.
"""


def build_xor_nn():
    return nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1, bias=False), nn.Sigmoid())
