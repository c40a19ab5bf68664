"""Only the outermost flag is put back.

fails: accuracy.mode
keeps: 19.0
says: Setting `model.training` changes no layer inside, and they keep evaluation mode: call model.train(mode).
"""


def accuracy(model, X, Y):
    mode = model.training
    model.eval()
    with torch.no_grad():
        share = ((model(X) > 0.5) == (Y > 0.5)).double().mean().item()
    model.training = mode
    return share
