"""The model is always in training mode afterwards.

fails: accuracy.mode
keeps: 19.0
says: You end with model.train(), whatever the mode was: remember `model.training`, and put that back.
"""


def accuracy(model, X, Y):
    model.eval()
    with torch.no_grad():
        share = ((model(X) > 0.5) == (Y > 0.5)).double().mean().item()
    model.train()
    return share
