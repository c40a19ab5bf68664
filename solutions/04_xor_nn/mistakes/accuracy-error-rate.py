"""The share of wrong answers.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: That is the share of wrong answers. The accuracy is that of the right ones.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return ((model(X) > 0.5) != (Y > 0.5)).double().mean().item()
