"""1 where all answers are right, else 0.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: You ask whether all answers are right. The accuracy is the share of those that are.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return float(((model(X) > 0.5) == (Y > 0.5)).all())
