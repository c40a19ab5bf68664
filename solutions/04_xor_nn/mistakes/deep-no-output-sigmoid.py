"""The output has no sigmoid.

fails: build_xor_wide_deep.outputs
keeps: 17.0
says: The last sigmoid is missing: the output is no probability, and the cost takes its logarithm.
"""


def build_xor_wide_deep():
    return nn.Sequential(
        nn.Linear(2, 10), nn.Sigmoid(), nn.Linear(10, 10), nn.Sigmoid(), nn.Linear(10, 10), nn.Sigmoid(), nn.Linear(10, 1)
    )
