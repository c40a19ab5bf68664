"""A copy of the model is trained.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.default_learning_rate,
  train.any_input
keeps: 6.25
says: You train a copy, and the model that you were given stays as it was: train that one, in place.
"""

import copy


def train(model, X, Y, learning_rate=1.0, steps=10001):
    model = copy.deepcopy(model)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
