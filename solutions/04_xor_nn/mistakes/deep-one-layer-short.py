"""The parameters of a hidden layer are missing.

fails: build_xor_wide_deep.parameters, build_xor_wide_deep.outputs
keeps: 16.0
says: Three hidden layers are asked for, and your model has the parameters of two. (`[layer] * 2` is one layer in
  two places: it counts once.)
"""


def build_xor_wide_deep():
    return nn.Sequential(
        nn.Linear(2, 10), nn.Sigmoid(), nn.Linear(10, 10), nn.Sigmoid(), nn.Linear(10, 1), nn.Sigmoid()
    )
