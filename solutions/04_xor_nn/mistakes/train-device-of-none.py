"""The device is used where none is given.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.default_steps, train.any_input
keeps: 11.0
says: `device` is None by default, and torch.device(None) is none: where it is None, take that of X.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = torch.device(device)
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
