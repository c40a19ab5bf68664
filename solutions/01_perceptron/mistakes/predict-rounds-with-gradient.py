"""The rounded output, gradient attached.

fails: predict.no_gradient
keeps: 9.5
says: round() keeps the graph of the computation: what you return still has a gradient attached. Predict under
  torch.no_grad().
"""


def predict(model, X):
    return model(X).round()
