"""The argument is cast to float32 and the result back.

fails: sigmoid.values, sigmoid.extremes, sigmoid.any_input
keeps: 37.0
says: Your values are right to 7 digits only, even in float64: keep the dtype of x all the way through.
"""


def sigmoid(x):
    return (1 / (1 + torch.exp(-x.float()))).to(x.dtype)
