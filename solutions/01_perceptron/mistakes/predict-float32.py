"""The answers are float32 whatever comes in.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: `.float()` is always float32: use the dtype of X.
"""


def predict(model, X):
    with torch.no_grad():
        return (model(X) > 0.5).float()
