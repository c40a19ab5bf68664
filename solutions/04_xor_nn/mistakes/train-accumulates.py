"""The gradients are never cleared.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.given_device, train.any_input
keeps: 11.0
says: backward() adds to the gradients of all steps before: clear them with zero_grad() in every step.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        cost.backward()
        optimizer.step()
    return costs
