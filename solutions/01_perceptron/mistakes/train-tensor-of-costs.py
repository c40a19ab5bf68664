"""The costs come as one tensor.

fails: train.first_steps, train.default_steps, train.any_input
keeps: 8.25
says: Your costs are one tensor: return a list of floats, of which each is a plain number.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = torch.zeros(steps)
    for step in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs[step] = cost.detach()
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
