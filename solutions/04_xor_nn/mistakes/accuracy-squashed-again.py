"""The sigmoid is applied once more.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: The model ends in a sigmoid already. Squashed again, every output is above 0.5.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return ((torch.sigmoid(model(X)) > 0.5) == (Y > 0.5)).double().mean().item()
