"""The mean squared error in the place of the cross-entropy.

fails: train.first_steps, train.learns_and_or, train.default_learning_rate, train.default_steps,
  train.any_input
keeps: 6.0
says: You make the squared error small. The cost that is asked for is the binary cross-entropy.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.mse_loss(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
