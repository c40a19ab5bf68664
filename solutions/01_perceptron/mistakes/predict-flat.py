"""The answers come as (N,).

fails: predict.threshold, predict.no_gradient, predict.any_input
keeps: 8.0
says: Your answers have shape (N,): keep (N, 1), or comparing them with Y compares everything with everything.
"""


def predict(model, X):
    with torch.no_grad():
        return (model(X) > 0.5).to(X.dtype).squeeze(1)
