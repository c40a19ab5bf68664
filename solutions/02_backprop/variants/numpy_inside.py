"""All arithmetic in NumPy; tensors come back in the dtype and on the device of the arguments."""
import numpy as np
import torch


def _array(tensor):
    return tensor.detach().cpu().numpy()


def _like(array, tensor):
    return torch.as_tensor(np.array(array), dtype=tensor.dtype, device=tensor.device)


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def sigmoid(x):
    return _like(_sigmoid(_array(x)), x)


def sigmoid_prime(x):
    e = np.exp(-np.abs(_array(x)))
    return _like(e / (1 + e) ** 2, x)


def init_params(inputs, hidden, generator=None):
    seed = int(torch.randint(2**31, (), generator=generator))
    rng = np.random.default_rng(seed)
    w1, w2 = rng.standard_normal((inputs, hidden)), rng.standard_normal((hidden, 1))
    return tuple(torch.tensor(p, dtype=torch.float32) for p in (w1, np.zeros(hidden), w2, np.zeros(1)))


def forward(X, w1, b1, w2, b2):
    l1 = _array(X) @ _array(w1) + _array(b1)
    a1 = _sigmoid(l1)
    l2 = a1 @ _array(w2) + _array(b2)
    return tuple(_like(result, X) for result in (l1, a1, l2, _sigmoid(l2)))


def binary_cross_entropy(Y_pred, Y):
    p, y = np.clip(_array(Y_pred), 1e-7, 1 - 1e-7), _array(Y)
    return _like(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), Y_pred)


def loss_derivative(Y_pred, Y):
    p, y = np.clip(_array(Y_pred), 1e-7, 1 - 1e-7), _array(Y)
    return _like(((1 - y) / (1 - p) - y / p) / y.size, Y_pred)


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = _array(d_Y_pred) * _array(sigmoid_prime(l2))
    return tuple(_like(result, l2) for result in (d_l2, _array(a1).T.dot(d_l2), np.sum(d_l2, axis=0)))


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = np.dot(_array(d_l2), _array(w2).T)
    d_l1 = np.multiply(d_a1, _array(sigmoid_prime(l1)))
    return tuple(_like(result, l1) for result in (d_a1, d_l1, _array(X).T.dot(d_l1), np.sum(d_l1, axis=0)))


def update(params, grads, learning_rate):
    return tuple(_like(_array(p) - learning_rate * _array(g), p) for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = np.zeros(steps)
    for step in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs[step] = binary_cross_entropy(Y_pred, Y)
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        *_, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs.tolist()
