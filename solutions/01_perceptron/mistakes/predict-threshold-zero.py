"""Every answer is 1: the threshold is 0.

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: All your answers are 1. The output lies between 0 and 1, and its threshold is 0.5; 0 would be that of z.
  A second sigmoid has the same effect.
"""


def predict(model, X):
    with torch.no_grad():
        return (model(X) > 0).to(X.dtype)
