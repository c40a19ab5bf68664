"""The costs are taken after the updates.

fails: train.first_steps, train.default_steps, train.any_input
keeps: 8.25
says: Your costs are one step late: the cost of a step is that before its update, and the first is that of the
  model as it came.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        costs.append(nn.functional.binary_cross_entropy(model(X), Y).item())
    return costs
