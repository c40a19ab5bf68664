"""The hidden layer has no sigmoid.

fails: build_xor_nn.outputs
keeps: 18.0
says: Without a sigmoid between them, two linear layers are one: put one behind each.
"""


def build_xor_nn():
    return nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1), nn.Sigmoid())
