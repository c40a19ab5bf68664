"""The loop ends as soon as the cost is small.

fails: train.first_steps, train.solves_xor
keeps: 16.5
says: Where the cost is small already, you return fewer costs than steps. Make every one of the `steps` steps,
  and keep the cost of each.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        if costs[-1] < 0.01:
            break
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
