"""The optimiser takes a closure, keywords everywhere, `model.forward` is wrapped while it trains."""
import torch
from torch import nn, optim


def linear_sigmoid(n_in, n_out):
    return nn.Linear(in_features=n_in, out_features=n_out), nn.Sigmoid()


def build_xor_nn():
    return nn.Sequential(*linear_sigmoid(2, 2), *linear_sigmoid(2, 1))


def build_xor_wide_deep():
    widths = [(2, 10), (10, 10), (10, 10), (10, 1)]
    return nn.Sequential(*[nn.Sequential(*linear_sigmoid(*width)) for width in widths])


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = device or X.device
    model.to(device)
    criterion = nn.BCELoss().to(device)
    optimizer = optim.SGD(params=model.parameters(), lr=learning_rate, foreach=True)
    inputs, targets = X.to(device), Y.to(device)
    costs, plain = [], model.forward

    def noting(batch):
        outputs = plain(batch)
        costs.append(criterion(input=outputs, target=targets).item())
        return outputs

    def closure():
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(inputs), targets)
        loss.backward()
        return loss

    model.forward = noting
    for _ in range(steps):
        optimizer.step(closure)
    model.forward = plain
    return costs


def accuracy(model, X, Y):
    mode = model.training
    model.train(mode=False)
    with torch.no_grad():
        predictions = torch.gt(model(X), 0.5).to(dtype=Y.dtype)
    model.train(mode=mode)
    return torch.mean((predictions == Y).to(torch.float64)).item()
