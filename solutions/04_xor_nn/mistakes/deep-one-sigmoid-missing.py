"""The sigmoid behind the third layer is missing.

fails: build_xor_wide_deep.outputs
keeps: 17.0
says: One sigmoid is missing: each of the four linear layers has one behind it.
"""


def build_xor_wide_deep():
    return nn.Sequential(
        nn.Linear(2, 10), nn.Sigmoid(), nn.Linear(10, 10), nn.Sigmoid(), nn.Linear(10, 10), nn.Linear(10, 1), nn.Sigmoid()
    )
