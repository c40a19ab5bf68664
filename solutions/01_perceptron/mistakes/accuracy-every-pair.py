"""Every answer is compared with every target.

fails: accuracy.share, accuracy.any_input
keeps: 8.5
says: (N,) against (N, 1) broadcasts to (N, N): you compare every answer with every target. Give both the same
  shape.
"""


def accuracy(model, X, Y):
    return (predict(model, X).squeeze(1) == Y).double().mean().item()
