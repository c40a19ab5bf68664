"""The output layer is fed with l1 instead of a1.

fails: forward.values, forward.any_input, train.converges
keeps: 36.5
says: Your l2 is made from l1: layer 2 takes the activation a1, not the pre-activation.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = l1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
