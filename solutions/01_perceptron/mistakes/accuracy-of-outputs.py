"""The outputs themselves are compared with the targets.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: An output is almost never exactly 0 or 1: compare the answers with the targets, not the outputs.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return (model(X) == Y).double().mean().item()
