"""The costs are taken after the updates.

fails: train.first_steps, train.default_steps, train.given_device, train.any_input
keeps: 15.5
says: Your costs are one step late: the cost of a step is that before its update, and the first is that of the
  model as it came.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        costs.append(nn.functional.binary_cross_entropy(model(X), Y).item())
    return costs
