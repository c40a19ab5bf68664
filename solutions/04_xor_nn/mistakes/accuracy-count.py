"""The number of right answers.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: That is the number of right answers: divide by that of the examples.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return float(((model(X) > 0.5) == (Y > 0.5)).sum())
