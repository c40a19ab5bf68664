"""The mean squared error in the place of the cross-entropy.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.default_steps, train.given_device, train.any_input
keeps: 10.0
says: You make the squared error small. The cost that is asked for is the binary cross-entropy.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.mse_loss(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
