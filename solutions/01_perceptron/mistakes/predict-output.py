"""The output itself is returned.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: That is the output, a probability. An answer is 0 or 1: compare it with 0.5.
"""


def predict(model, X):
    with torch.no_grad():
        return model(X)
