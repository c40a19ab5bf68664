"""ReLU behind the hidden layers.

fails: build_xor_wide_deep.outputs
keeps: 17.0
says: Sigmoids are asked for. With ReLU the plateau would be gone, and it is what you are to see.
"""


def build_xor_wide_deep():
    return nn.Sequential(
        nn.Linear(2, 10), nn.ReLU(), nn.Linear(10, 10), nn.ReLU(), nn.Linear(10, 10), nn.ReLU(), nn.Linear(10, 1), nn.Sigmoid()
    )
