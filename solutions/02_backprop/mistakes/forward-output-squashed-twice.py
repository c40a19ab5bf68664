"""The output goes through the sigmoid twice.

fails: forward.values, forward.any_input, train.converges
keeps: 37.5
says: Your output went through the sigmoid twice, so it lies between 0.5 and 0.73: once is enough.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(sigmoid(l2))
