"""The model is moved to the device, the data is not.

fails: train.moves_once
keeps: 20.0
says: X and Y must lie where the model lies, and you move the model alone. X.to(device) returns a tensor
  there, and leaves yours where it is: X, Y = X.to(device), Y.to(device).
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
