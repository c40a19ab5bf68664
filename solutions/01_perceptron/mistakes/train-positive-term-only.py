"""Only the examples whose target is 1 count.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.default_learning_rate,
  train.default_steps, train.any_input
keeps: 5.0
says: Your cost ignores every example whose target is 0: the term (1 - y) ln(1 - p) is missing.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = -(Y * torch.log(model(X))).mean()
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
