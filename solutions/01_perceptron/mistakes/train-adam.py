"""Adam in the place of plain gradient descent.

fails: train.first_steps, train.settles_on_xor, train.default_learning_rate, train.any_input
keeps: 7.25
says: Adam scales every step in a way of its own. Plain gradient descent is asked for: torch.optim.SGD.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
