"""The model never moves.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.default_learning_rate,
  train.any_input
keeps: 6.25
says: Your model does not move: call optimizer.step() after backward(), and clear the gradients before, not
  between the two.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        model.zero_grad()
        cost.backward()
    return costs
