"""Everything is moved to "cuda".

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.default_steps, train.given_device, train.any_input
keeps: 10.0
says: The machine that grades has no GPU for you, and yours may not be there tomorrow: move to `device`, or
  where it is None to that of X, never to "cuda".
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    model.cuda()
    X, Y = X.cuda(), Y.cuda()
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
