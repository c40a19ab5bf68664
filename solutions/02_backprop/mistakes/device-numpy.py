"""The cost is computed in NumPy, which has no access to a GPU's memory.

fails: binary_cross_entropy.device, train.device
keeps: 40.0
says: .numpy() works on the CPU only: on a tensor that lies on a GPU it raises. Stay in torch:
  torch.log, .mean().
"""


def binary_cross_entropy(Y_pred, Y):
    import numpy as np

    P, T = Y_pred.clamp(1e-7, 1 - 1e-7).numpy(), Y.numpy()
    return torch.tensor(-np.mean(T * np.log(P) + (1 - T) * np.log(1 - P)), dtype=Y_pred.dtype)
