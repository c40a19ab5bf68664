"""An output of exactly 0.5 counts as 1.

fails: predict.threshold
keeps: 9.0
says: You use >=. At exactly 0.5 the answer is 0: only what is greater counts as 1.
"""


def predict(model, X):
    with torch.no_grad():
        return (model(X) >= 0.5).to(X.dtype)
