"""One step too few.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.default_learning_rate,
  train.default_steps, train.any_input
keeps: 5.0
says: range(1, steps) makes one step too few: there are `steps` steps, and as many costs.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(1, steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
