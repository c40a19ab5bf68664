"""w1 is transposed, which only a square w1 allows.

fails: forward.values, forward.any_input, train.first_steps, train.converges, train.any_input
keeps: 31.0
says: X @ w1.T runs only if w1 is square. Rows of X meet columns of w1: no transpose is due.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1.T + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
