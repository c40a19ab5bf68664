"""The hidden layer has no activation.

fails: forward.values, forward.any_input, train.converges
keeps: 36.0
says: Your a1 is l1 itself. Without the sigmoid between them, two linear layers are no more than one.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = l1
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
