"""Where no device is given, training goes to the GPU if there is one, wherever X lies.

fails: train.device
keeps: 20.0
says: Where no device is given you train on the GPU if there is one; asked is the device that X lies on:
  X.device.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    if device is None:
        device = "cuda" if torch.cuda.is_available() else "cpu"
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
