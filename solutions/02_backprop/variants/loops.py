"""Plain Python loops over the examples, one row at a time, with no matrix product over the batch."""
import torch


def sigmoid(x):
    return 1.0 / (1.0 + torch.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1.0 - sigmoid(x))


def init_params(inputs, hidden, generator=None):
    w1 = torch.zeros(inputs, hidden)
    for i in range(inputs):
        for j in range(hidden):
            w1[i, j] = torch.randn((), generator=generator)
    w2 = torch.zeros(hidden, 1)
    for j in range(hidden):
        w2[j, 0] = torch.randn((), generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1, a1, l2, Y_pred = [], [], [], []
    for x in X:
        l1.append(x @ w1 + b1)
        a1.append(sigmoid(l1[-1]))
        l2.append(a1[-1] @ w2 + b2)
        Y_pred.append(sigmoid(l2[-1]))
    return torch.stack(l1), torch.stack(a1), torch.stack(l2), torch.stack(Y_pred)


def binary_cross_entropy(Y_pred, Y):
    total = torch.zeros((), dtype=Y_pred.dtype, device=Y_pred.device)
    for p, y in zip(Y_pred.flatten(), Y.flatten(), strict=True):
        chance = p if y == 1 else 1 - p
        total = total - torch.log(torch.clamp(chance, min=1e-7))
    return total / len(Y)


def loss_derivative(Y_pred, Y):
    d_Y_pred = torch.zeros_like(Y_pred)
    for n in range(len(Y)):
        if Y[n, 0] == 1:
            d_Y_pred[n, 0] = -1 / torch.clamp(Y_pred[n, 0], min=1e-7)
        else:
            d_Y_pred[n, 0] = 1 / torch.clamp(1 - Y_pred[n, 0], min=1e-7)
    return d_Y_pred / len(Y)


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = torch.zeros_like(l2)
    d_w2 = torch.zeros(a1.shape[1], l2.shape[1], dtype=l2.dtype, device=l2.device)
    d_b2 = torch.zeros(l2.shape[1], dtype=l2.dtype, device=l2.device)
    for n in range(l2.shape[0]):
        d_l2[n] = d_Y_pred[n] * sigmoid_prime(l2[n])
        d_w2 += a1[n].reshape(-1, 1) * d_l2[n].reshape(1, -1)
        d_b2 += d_l2[n]
    return d_l2, d_w2, d_b2


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = torch.zeros_like(l1)
    d_l1 = torch.zeros_like(l1)
    d_w1 = torch.zeros(X.shape[1], l1.shape[1], dtype=l1.dtype, device=l1.device)
    d_b1 = torch.zeros(l1.shape[1], dtype=l1.dtype, device=l1.device)
    for n in range(l1.shape[0]):
        for h in range(l1.shape[1]):
            d_a1[n, h] = (d_l2[n] * w2[h]).sum()
        d_l1[n] = d_a1[n] * sigmoid_prime(l1[n])
        d_w1 += X[n].reshape(-1, 1) * d_l1[n].reshape(1, -1)
        d_b1 += d_l1[n]
    return d_a1, d_l1, d_w1, d_b1


def update(params, grads, learning_rate):
    new = []
    for i in range(4):
        new.append(params[i] - learning_rate * grads[i])
    return tuple(new)


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(binary_cross_entropy(Y_pred, Y).item())
        d_Y_pred = loss_derivative(Y_pred, Y)
        d_l2, d_w2, d_b2 = layer2_backward(d_Y_pred, l2, a1)
        _d_a1, _d_l1, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs
