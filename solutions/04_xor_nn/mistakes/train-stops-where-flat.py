"""The loop ends as soon as the cost hardly changes.

fails: train.first_steps
keeps: 18.0
says: Where the cost hardly changes, you return fewer costs than steps. Make every one of the `steps` steps,
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
        if len(costs) > 1 and abs(costs[-1] - costs[-2]) < 1e-6:
            break
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
