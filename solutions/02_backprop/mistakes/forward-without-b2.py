"""The output layer has no bias.

fails: forward.values, forward.any_input, train.converges
keeps: 36.5
says: Your l2 lacks the bias b2: add it to every row of a1 @ w2.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2
    return l1, a1, l2, sigmoid(l2)
