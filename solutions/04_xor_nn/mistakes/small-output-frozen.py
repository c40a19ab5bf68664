"""Only the hidden layer requires gradients.

fails: build_xor_nn.parameters
keeps: 19.0
says: The output layer does not require gradients and will never move: leave requires_grad as nn.Linear sets
  it.
"""


def build_xor_nn():
    model = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid())
    model[2].requires_grad_(False)
    return model
