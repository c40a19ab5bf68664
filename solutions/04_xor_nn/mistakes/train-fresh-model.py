"""A model of its own is trained.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.default_steps, train.given_device, train.any_input
keeps: 10.0
says: You train a model that you have just built. The one that you were given stays as it was: train that.
"""


_train = train


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(X.shape[1], 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid()).to(X.dtype)
    return _train(model, X, Y, learning_rate, steps, device)
