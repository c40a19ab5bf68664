"""The device is not looked at.

fails: train.moves_once
keeps: 20.0
says: `device` says where to train, and you train where X lies: move the model and the data to it,
  model.to(device), X.to(device), Y.to(device).
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
