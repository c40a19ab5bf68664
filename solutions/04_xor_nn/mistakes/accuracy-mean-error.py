"""1 minus the mean distance between output and target.

fails: accuracy.share, accuracy.mode, accuracy.any_input
keeps: 17.0
says: You measure how far the outputs are from the targets. An answer is right or wrong: compare after the
  threshold.
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        return 1 - (model(X) - Y).abs().mean().item()
