"""The data is moved to "cuda".

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: Model and data lie on one device already. Moving them to "cuda" fails wherever there is none.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        answers = model.cuda()(X.cuda()) > 0.5
        return (answers == (Y.cuda() > 0.5)).double().mean().item()
