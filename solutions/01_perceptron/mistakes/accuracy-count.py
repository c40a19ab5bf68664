"""The number of right answers.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: That is the number of right answers: divide by that of the examples.
"""


def accuracy(model, X, Y):
    return float((predict(model, X) == Y).sum())
