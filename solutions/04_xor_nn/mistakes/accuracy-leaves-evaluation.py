"""The model stays in evaluation mode.

fails: accuracy.mode
keeps: 19.0
says: You call model.eval() and leave it at that: a model that was in training mode should be so again.
"""


def accuracy(model, X, Y):
    model.eval()
    with torch.no_grad():
        return ((model(X) > 0.5) == (Y > 0.5)).double().mean().item()
