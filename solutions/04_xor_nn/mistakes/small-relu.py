"""ReLU behind the hidden layer.

fails: build_xor_nn.outputs
keeps: 18.0
says: The hidden layer is asked for with a sigmoid, as in assignment 02, and you use ReLU.
"""


def build_xor_nn():
    return nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1), nn.Sigmoid())
