"""The model never moves.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.given_device, train.any_input
keeps: 12.5
says: Your model does not move: call optimizer.step() after backward(), and clear the gradients before, not
  between the two.
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
        cost.backward()
        optimizer.zero_grad()
        optimizer.step()
    return costs
