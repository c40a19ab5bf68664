"""One step for every example.

fails: train.first_steps, train.settles_on_xor, train.default_learning_rate, train.any_input
keeps: 7.25
says: You update after every single example. A step is for the whole batch: one cost, one gradient, one
  update.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        costs.append(nn.functional.binary_cross_entropy(model(X), Y).item())
        for x, y in zip(X, Y):
            cost = nn.functional.binary_cross_entropy(model(x), y)
            optimizer.zero_grad()
            cost.backward()
            optimizer.step()
    return costs
