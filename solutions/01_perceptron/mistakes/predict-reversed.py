"""The answers are reversed.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: Your answers are the wrong way round: 1 where the output is above 0.5.
"""


def predict(model, X):
    with torch.no_grad():
        return (model(X) < 0.5).to(X.dtype)
