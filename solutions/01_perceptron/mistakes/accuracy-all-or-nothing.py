"""1 where all answers are right, else 0.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: You ask whether all answers are right. The accuracy is the share of those that are.
"""


def accuracy(model, X, Y):
    return float(torch.equal(predict(model, X), Y))
