"""The model is returned in the place of the costs.

fails: train.first_steps, train.default_steps, train.any_input
keeps: 8.25
says: The model is trained in place, and whoever called has it already: return the list of costs.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return model
