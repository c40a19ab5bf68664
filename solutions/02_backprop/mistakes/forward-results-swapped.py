"""l1 and a1 are returned in each other's place.

fails: forward.values, forward.any_input, train.converges
keeps: 36.5
says: l1 and a1 have changed places in what you return: the order is (l1, a1, l2, Y_pred).
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return a1, l1, l2, sigmoid(l2)
