"""The parameters are reached by the small network's places.

fails: train.solves_xor_deep
keeps: 18.5
says: model[0] and model[2] are layers of one model only: reach the parameters by `model.parameters()`.
"""


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        model.zero_grad()
        cost.backward()
        with torch.no_grad():
            for layer in (model[0], model[2]):
                layer.weight -= learning_rate * layer.weight.grad
                layer.bias -= learning_rate * layer.bias.grad
    return costs
