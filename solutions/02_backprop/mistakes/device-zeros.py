"""The gradient of layer 1's bias is added up in torch.zeros, which makes its tensor on the CPU.

fails: layer1_backward.device, train.device
keeps: 40.0
says: torch.zeros makes a tensor on the CPU unless it is told device=. Make yours with new_zeros, or
  with zeros_like, of a tensor that you were given.
"""


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_b1 = torch.zeros(l1.shape[1], dtype=l1.dtype)
    for row in d_l1:
        d_b1 = d_b1 + row
    return d_a1, d_l1, X.T @ d_l1, d_b1
