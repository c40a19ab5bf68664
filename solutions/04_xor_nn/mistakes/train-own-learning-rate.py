"""A learning rate of its own in the place of the given one.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.given_device, train.any_input
keeps: 12.5
says: Your steps have length 0.1 times the gradient whatever is asked for: use `learning_rate`.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
