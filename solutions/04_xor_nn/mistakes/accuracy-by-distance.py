"""An answer is right if the output lies nearer to its target than 0.5.

fails: accuracy.share
keeps: 18.5
says: An output of exactly 0.5 is as far from 0 as from 1, and you count it as wrong for both: it counts as 0, and is
  right where the target is 0.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        distance = (model(X) - Y).abs()
    return (distance < 0.5).double().mean().item()
