"""The biases are not trained.

fails: train.first_steps, train.solves_xor, train.default_learning_rate, train.given_device, train.any_input
keeps: 15.0
says: The biases never move: update every one of `model.parameters()`.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    weights = [parameter for parameter in model.parameters() if parameter.ndim == 2]
    optimizer = torch.optim.SGD(weights, lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        model.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
