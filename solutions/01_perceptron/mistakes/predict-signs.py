"""The answers are -1 and 1.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: Your answers are -1, 0 and 1: the targets of this course are 0 and 1.
"""


def predict(model, X):
    with torch.no_grad():
        return torch.sign(model(X) - 0.5)
