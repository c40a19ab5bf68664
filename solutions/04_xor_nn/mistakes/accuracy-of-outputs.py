"""The outputs themselves are compared with the targets.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: An output is almost never exactly 0 or 1: compare after the threshold of 0.5.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return (model(X) == Y).double().mean().item()
