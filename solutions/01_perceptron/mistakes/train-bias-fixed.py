"""The bias is not trained.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.default_learning_rate,
  train.any_input
keeps: 6.75
says: The bias never moves: update every one of `model.parameters()`.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    weight = next(model.parameters())
    optimizer = torch.optim.SGD([weight], lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
