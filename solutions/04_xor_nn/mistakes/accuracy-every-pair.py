"""Every answer is compared with every target.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: (N,) against (N, 1) broadcasts to (N, N): you compare every answer with every target. Give both the same
  shape.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return ((model(X).squeeze(1) > 0.5) == (Y > 0.5)).double().mean().item()
