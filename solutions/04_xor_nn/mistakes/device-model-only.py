"""Not everything is moved to the device: the data stays where it was.

fails: train.moves_once
keeps: 20.0
says: Not all of the model, X and Y come to lie on `device`, and they can work together only there: model.to(device)
  moves the model, X, Y = X.to(device), Y.to(device) the data. (X.to(device) alone leaves X where it is.)
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
