"""Gradient descent with momentum.

fails: train.first_steps, train.solves_xor, train.given_device, train.any_input
keeps: 12.5
says: Momentum carries old gradients along. Plain gradient descent is asked for: leave it at 0.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=0.5)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
