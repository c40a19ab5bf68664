"""The answers are True and False.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: A comparison gives bool: turn it into 0. and 1. in the dtype of X.
"""


def predict(model, X):
    with torch.no_grad():
        return model(X) > 0.5
