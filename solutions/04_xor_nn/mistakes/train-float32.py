"""The data is cast to float32.

fails: train.first_steps, train.solves_xor, train.solves_xor_deep, train.default_learning_rate,
  train.default_steps, train.given_device, train.any_input
keeps: 10.0
says: You cast X and Y to float32, and a float64 model cannot take them: leave the dtype as it comes.
"""


_train = train


def train(model, X, Y, learning_rate=1.0, steps=10001, device=None):
    return _train(model, X.float(), Y.float(), learning_rate, steps, device)
