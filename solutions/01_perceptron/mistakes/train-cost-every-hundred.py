"""Only every hundredth cost is recorded.

fails: train.first_steps, train.learns_and_or, train.settles_on_xor, train.any_input
keeps: 6.5
says: You record one cost in a hundred: the list has one for each step. Print as seldom as you like.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for step in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        if step % 100 == 0:
            costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
