"""Fused operations: addmm, outer products, bmm, addcmul; weights uniform and biases zero."""
import torch


def sigmoid(x):
    return torch.exp(-x).add(1).reciprocal()


def sigmoid_prime(x):
    s = sigmoid(x)
    return torch.addcmul(s, s, s, value=-1)


def init_params(inputs, hidden, generator=None):
    weights = torch.rand((inputs + 1) * hidden, generator=generator).mul(4).sub(2)
    w1, w2 = weights.split([inputs * hidden, hidden])
    return w1.reshape(inputs, hidden), torch.zeros(hidden), w2.reshape(hidden, 1), torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1 = torch.addmm(b1, X, w1)
    a1 = sigmoid(l1)
    l2 = torch.addmm(b2, a1, w2)
    return l1, a1, l2, sigmoid(l2)


def binary_cross_entropy(Y_pred, Y):
    p = Y_pred.clamp(1e-7, 1 - 1e-7).flatten()
    y = Y.flatten()
    return -(torch.dot(y, p.log()) + torch.dot(1 - y, (1 - p).log())) / y.numel()


def loss_derivative(Y_pred, Y):
    p = Y_pred.clamp(1e-7, 1 - 1e-7)
    return torch.addcdiv(torch.zeros_like(p), p - Y, p * (1 - p), value=1 / Y.numel())


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = torch.bmm(a1.unsqueeze(2), d_l2.unsqueeze(1)).sum(dim=0)
    return d_l2, d_w2, torch.mv(d_l2.T, d_l2.new_ones(len(d_l2)))


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = torch.inner(d_l2, w2)
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = sum(torch.outer(x, delta) for x, delta in zip(X, d_l1, strict=True))
    return d_a1, d_l1, d_w1, torch.mv(d_l1.T, d_l1.new_ones(len(d_l1)))


def update(params, grads, learning_rate):
    return tuple(torch.add(p, g, alpha=-learning_rate) for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    params = (w1, b1, w2, b2)
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, *params)
        costs.append(binary_cross_entropy(Y_pred, Y).item())
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, params[2], l1, X)
        params = update(params, (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return *params, costs
