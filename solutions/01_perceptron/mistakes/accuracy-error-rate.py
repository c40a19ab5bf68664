"""The share of wrong answers.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: That is the share of wrong answers. The accuracy is that of the right ones.
"""


def accuracy(model, X, Y):
    return (predict(model, X) != Y).double().mean().item()
