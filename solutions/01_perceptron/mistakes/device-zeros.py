"""The answers are added to torch.zeros, which makes its tensor on the CPU.

fails: predict.device, accuracy.device
keeps: 10.0
says: torch.zeros makes a tensor on the CPU unless it is told device=. Compare and cast, and what
  comes of it lies where X lies: (model(X) > 0.5).to(X.dtype).
"""


def predict(model, X):
    with torch.no_grad():
        outputs = model(X)
    return torch.zeros(outputs.shape, dtype=X.dtype) + (outputs > 0.5)
