"""The sign in the exponent is lost, so the curve falls.

fails: sigmoid.values, sigmoid.extremes, sigmoid.any_input, train.converges
keeps: 36.0
says: Your curve falls where the sigmoid rises: these are the values of sigmoid(-x). Look at the sign in
  exp.
"""


def sigmoid(x):
    return 1 / (1 + torch.exp(x))
