"""The parameter for the device is missing.

fails: train.given_device
keeps: 19.0
says: `train` has a sixth parameter, `device`, with the default None.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
