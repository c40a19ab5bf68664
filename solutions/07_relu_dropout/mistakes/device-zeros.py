"""x is compared with a zero that was made on the CPU.

fails: relu.device
keeps: 10.0
says: torch.zeros makes a tensor on the CPU unless it is told device=. Take torch.zeros_like(x), or
  compare with the number 0.
"""


def relu(x):
    return torch.maximum(x, torch.zeros(x.shape, dtype=x.dtype))
