"""Returns 60 MB from every call, which the grader would have to keep.

class: memory
score: 0
ends: memory, graded, timeout
limits: memory_mib=1024 call_seconds=5 submission_seconds=20
"""
import torch

LARGE = torch.zeros(60 << 17, dtype=torch.float64)


def sigmoid(*args, **kwargs):
    return LARGE


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
