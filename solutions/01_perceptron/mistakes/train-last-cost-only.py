"""The last cost alone is returned.

fails: train.first_steps, train.default_steps, train.any_input
keeps: 8.25
says: Return the costs of all steps, as a list of floats: the curve tells more than its end.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return cost.item()
