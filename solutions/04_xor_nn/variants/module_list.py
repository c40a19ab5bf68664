"""A ModuleList of blocks, the functional cost with a guard, 0-d tensors for costs, a device of whatever is given."""
from itertools import pairwise

import torch
from torch import nn
from torch.nn import functional


class Blocks(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        pairs = pairwise(sizes)
        self.blocks = nn.ModuleList(nn.Sequential(nn.Linear(*pair), nn.Sigmoid()) for pair in pairs)
        self.end = nn.Identity()

    def forward(self, batch):
        for block in self.blocks:
            batch = block(batch)
        return self.end(batch)


def build_xor_nn():
    return Blocks(2, 2, 1)


def build_xor_wide_deep():
    return Blocks(2, 10, 10, 10, 1)


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = torch.device(device or X.device)
    model.train()
    model.to(device=device)
    inputs, targets = X.detach().clone().to(device), Y.detach().clone().to(device)
    optimiser = torch.optim.SGD([{"params": model.parameters()}], lr=learning_rate)
    costs = []
    for _ in range(steps):
        outputs = model(inputs).clamp(1e-7, 1 - 1e-7)
        loss = functional.binary_cross_entropy(outputs, targets)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        costs.append(loss.detach())
    return costs


@torch.inference_mode()
def accuracy(model, X, Y):
    return ((model(X) > 0.5).to(Y.dtype) == Y).float().mean()
