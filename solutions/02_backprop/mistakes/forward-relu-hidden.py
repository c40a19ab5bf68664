"""The hidden layer uses ReLU.

fails: forward.values, forward.any_input, train.converges
keeps: 36.0
says: Your a1 is a ReLU of l1, and the handout asks for the sigmoid, whose slope the backward pass uses.
"""


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = l1.clamp(min=0)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
