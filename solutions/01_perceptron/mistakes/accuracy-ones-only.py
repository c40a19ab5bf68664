"""Only the examples whose target is 1 count.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: You count the ones that were found, not the zeros: a right answer is any that equals its target.
"""


def accuracy(model, X, Y):
    return float((predict(model, X) * Y).sum() / len(Y))
