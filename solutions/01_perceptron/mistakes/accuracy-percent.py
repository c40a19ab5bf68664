"""The accuracy in percent.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: A share lies between 0 and 1: yours is in percent.
"""


def accuracy(model, X, Y):
    return 100 * (predict(model, X) == Y).double().mean().item()
