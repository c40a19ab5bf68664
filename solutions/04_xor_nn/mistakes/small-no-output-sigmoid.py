"""The output has no sigmoid.

fails: build_xor_nn.outputs
keeps: 18.0
says: The last sigmoid is missing: the output is no probability, and the cost takes its logarithm.
"""


def build_xor_nn():
    return nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))
