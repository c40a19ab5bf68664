"""An output of exactly 0.5 counts as 1.

fails: accuracy.share
keeps: 18.5
says: At exactly 0.5 the answer is 0: only an output that is greater counts as 1, so compare with > and not >=.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        answers = model(X) >= 0.5
    return (answers == (Y > 0.5)).double().mean().item()
