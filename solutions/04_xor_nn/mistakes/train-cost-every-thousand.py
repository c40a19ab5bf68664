"""Only every thousandth cost is recorded.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.given_device, train.any_input
keeps: 13.0
says: You record one cost in a thousand: the list has one for each step. Print as seldom as you like.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for step in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        if step % 1000 == 0:
            costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
