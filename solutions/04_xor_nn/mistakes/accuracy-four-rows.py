"""The batch has four rows by assumption.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: You divide by 4, the number of XOR's examples: divide by the number of rows of Y.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return float(((model(X) > 0.5) == (Y > 0.5)).sum()) / 4
