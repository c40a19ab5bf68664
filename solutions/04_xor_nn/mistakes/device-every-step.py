"""X and Y are moved to the device at every step.

fails: train.moves_once
keeps: 20.0
says: You move X and Y to the device again at every step: they are in CPU memory, and each copy takes longer
  than the step. Move them once, before the loop: X, Y = X.to(device), Y.to(device).
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X.to(device)), Y.to(device))
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
