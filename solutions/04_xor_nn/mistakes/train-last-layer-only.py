"""Only the last layer is trained.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.given_device, train.any_input
keeps: 13.5
says: Only the last layer moves: give the optimiser all of `model.parameters()`.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(list(model.parameters())[-2:], lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        model.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
