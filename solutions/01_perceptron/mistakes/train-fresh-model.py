"""A model of its own is trained.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.default_learning_rate,
  train.default_steps, train.any_input
keeps: 5.0
says: You train a model that you have just built. The one that you were given stays as it was: train that.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    torch.manual_seed(0)
    model = build_perceptron().to(X.dtype)
    if X.shape[1] != 2:
        model[0] = nn.Linear(X.shape[1], 1, dtype=X.dtype)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
