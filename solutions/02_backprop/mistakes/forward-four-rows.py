"""A loop over exactly four examples.

fails: forward.values, forward.any_input, train.first_steps, train.any_input
keeps: 32.0
says: You treat exactly 4 rows, and the batch has another number: read it from X.shape[0], or drop the loop.
"""


def forward(X, w1, b1, w2, b2):
    l1 = torch.stack([X[n] @ w1 + b1 for n in range(4)])
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
