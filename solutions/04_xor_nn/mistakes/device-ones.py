"""The answers are picked from torch.ones and torch.zeros, which make their tensors on the CPU.

fails: accuracy.device
keeps: 20.0
says: torch.ones and torch.zeros make tensors on the CPU unless they are told device=. Compare, and what comes
  of it lies where the model and the data lie: (model(X) > 0.5) == (Y > 0.5).
"""


def accuracy(model, X, Y):
    with torch.no_grad():
        answers = torch.where(model(X) > 0.5, torch.ones(Y.shape), torch.zeros(Y.shape))
    return (answers == Y).double().mean().item()
