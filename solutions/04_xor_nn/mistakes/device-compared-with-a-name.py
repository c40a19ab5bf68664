"""The device is compared with the name "cuda", which no torch.device is equal to.

fails: train.moves_once
keeps: 20.0
says: torch.device("cuda") == "cuda" is False, and so is "cuda:0" == "cuda". Compare nothing: `.to(device)`
  takes names and devices, and does nothing where all lies there already.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    if device == "cuda":
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
