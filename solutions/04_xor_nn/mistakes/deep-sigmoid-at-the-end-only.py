"""One sigmoid, at the end.

fails: build_xor_wide_deep.outputs
keeps: 17.0
says: Without sigmoids between them, all your linear layers together are one: put one behind each.
"""


def build_xor_wide_deep():
    return nn.Sequential(
        nn.Linear(2, 10), nn.Linear(10, 10), nn.Linear(10, 10), nn.Linear(10, 1), nn.Sigmoid()
    )
