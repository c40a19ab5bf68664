"""Everything is computed in double precision and cast back to the dtype of the arguments at the end."""
import torch


def _squash(x):
    return 1 / (1 + torch.exp(-x))


def _back(dtype, *tensors):
    return tuple(t.to(dtype) for t in tensors)


def sigmoid(x):
    return _squash(x.double()).to(x.dtype)


def sigmoid_prime(x):
    s = _squash(x.double())
    return (s * (1 - s)).to(x.dtype)


def init_params(inputs, hidden, generator=None):
    w1 = torch.rand(inputs, hidden, dtype=torch.float64, generator=generator) * 2 - 1
    w2 = torch.rand(hidden, 1, dtype=torch.float64, generator=generator) * 2 - 1
    return w1.float(), torch.zeros(hidden), w2.float(), torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1 = X.double() @ w1.double() + b1.double()
    a1 = _squash(l1)
    l2 = a1 @ w2.double() + b2.double()
    return _back(X.dtype, l1, a1, l2, _squash(l2))


def binary_cross_entropy(Y_pred, Y):
    p, y = Y_pred.double().clamp(1e-12, 1 - 1e-12), Y.double()
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean().to(Y_pred.dtype)


def loss_derivative(Y_pred, Y):
    p, y = Y_pred.double().clamp(1e-12, 1 - 1e-12), Y.double()
    return ((p - y) / (p * (1 - p)) / y.numel()).to(Y_pred.dtype)


def layer2_backward(d_Y_pred, l2, a1):
    s = _squash(l2.double())
    d_l2 = d_Y_pred.double() * s * (1 - s)
    return _back(l2.dtype, d_l2, a1.double().T @ d_l2, d_l2.sum(0))


def layer1_backward(d_l2, w2, l1, X):
    s = _squash(l1.double())
    d_a1 = d_l2.double() @ w2.double().T
    d_l1 = d_a1 * s * (1 - s)
    return _back(l1.dtype, d_a1, d_l1, X.double().T @ d_l1, d_l1.sum(0))


def update(params, grads, learning_rate):
    moved = (p.double() - learning_rate * g.double() for p, g in zip(params, grads, strict=True))
    return tuple(new.to(old.dtype) for new, old in zip(moved, params, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    dtype = w1.dtype
    X, Y, w1, b1, w2, b2 = (t.double() for t in (X, Y, w1, b1, w2, b2))
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return (*_back(dtype, w1, b1, w2, b2), costs)
