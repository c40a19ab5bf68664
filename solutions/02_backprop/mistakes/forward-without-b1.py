"""The hidden layer has no bias.

fails: forward.values, forward.any_input, train.converges
keeps: 35.0
says: Your l1 lacks the bias b1: add it to every row of X @ w1.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
