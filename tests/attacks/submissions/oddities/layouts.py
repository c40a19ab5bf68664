"""Returns sparse, quantised, nested, meta, functional, conjugated and negated tensors, and views of nothing.

class: oddities
score: 0
ends: graded, crashed
"""
import warnings

import torch

warnings.simplefilter("ignore")
plain = torch.ones(5, 2)
VALUES = [
    plain.to_sparse(), plain.to_sparse_csr(), plain.to_sparse_csc(), plain.to("meta"),
    torch.quantize_per_tensor(plain, 0.1, 0, torch.qint8), torch.nested.nested_tensor([plain, plain[:2]]),
    (plain * 1j).conj(), torch._neg_view(plain), plain.as_strided((5, 2), (0, 0)), plain.expand(3, 5, 2),
    plain[:0], torch.empty(0, 5, 0), plain.T, torch.sparse_coo_tensor(torch.zeros(2, 3, dtype=torch.long), plain[:3, 0]),
    torch.nested.nested_tensor([plain, plain[:2]], layout=torch.jagged), torch.nn.Parameter(plain),
    torch.ones(5, 2, requires_grad=True) * 2, torch.ones([1] * 30),
]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    return VALUES[COUNT[0] % len(VALUES)]


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
