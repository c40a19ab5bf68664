"""The gradients are never cleared.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.any_input
keeps: 5.5
says: backward() adds to the gradients of all steps before: clear them with zero_grad() in every step.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        cost.backward()
        optimizer.step()
    return costs
