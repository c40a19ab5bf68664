"""The answers are integers.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: The answers are asked for as 0. and 1. in the dtype of X, not as integers.
"""


def predict(model, X):
    with torch.no_grad():
        return (model(X) > 0.5).long()
