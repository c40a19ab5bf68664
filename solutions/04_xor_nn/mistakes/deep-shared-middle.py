"""The two layers in the middle are one.

fails: build_xor_wide_deep.parameters, build_xor_wide_deep.outputs
keeps: 16.0
says: The two middle layers are one object in two places, and share their parameters: make a new nn.Linear for
  each.
"""


def build_xor_wide_deep():
    middle = nn.Sequential(nn.Linear(10, 10), nn.Sigmoid())
    return nn.Sequential(nn.Linear(2, 10), nn.Sigmoid(), middle, middle, nn.Linear(10, 1), nn.Sigmoid())
