"""The accuracy in percent.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: A share lies between 0 and 1: yours is in percent.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return 100 * ((model(X) > 0.5) == (Y > 0.5)).double().mean().item()
