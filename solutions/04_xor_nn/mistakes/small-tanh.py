"""Tanh behind the hidden layer.

fails: build_xor_nn.outputs
keeps: 18.0
says: The hidden layer is asked for with a sigmoid, and you use tanh.
"""


def build_xor_nn():
    return nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1), nn.Sigmoid())
