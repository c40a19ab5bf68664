"""Every function is decorated with torch.no_grad() or runs inside it: needless here, and allowed."""
import torch


@torch.no_grad()
def sigmoid(x):
    return 1 / (1 + torch.exp(-x))


@torch.no_grad()
def sigmoid_prime(x):
    return sigmoid(x) - sigmoid(x).pow(2)


@torch.no_grad()
def init_params(inputs, hidden, generator=None):
    w1 = torch.rand(inputs, hidden, generator=generator) - 0.5
    w2 = torch.rand(hidden, 1, generator=generator) - 0.5
    return w1, torch.zeros(hidden), w2, torch.zeros(1)


@torch.no_grad()
def forward(X, w1, b1, w2, b2):
    l1 = X.matmul(w1) + b1
    a1 = sigmoid(l1)
    l2 = a1.matmul(w2) + b2
    return l1, a1, l2, sigmoid(l2)


@torch.no_grad()
def binary_cross_entropy(Y_pred, Y):
    p = Y_pred.clamp(min=1e-7, max=1 - 1e-7)
    return -(Y * p.log() + (1 - Y) * (1 - p).log()).mean()


@torch.no_grad()
def loss_derivative(Y_pred, Y):
    p = Y_pred.clamp(min=1e-7, max=1 - 1e-7)
    return ((1 - Y) / (1 - p) - Y / p) / Y.size(0)


@torch.no_grad()
def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, a1.t().matmul(d_l2), d_l2.sum(dim=0)


@torch.no_grad()
def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2.matmul(w2.t())
    d_l1 = d_a1 * sigmoid_prime(l1)
    return d_a1, d_l1, X.t().matmul(d_l1), d_l1.sum(dim=0)


def update(params, grads, learning_rate):
    with torch.no_grad():
        return tuple(p - learning_rate * g for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    with torch.no_grad():
        for _ in range(steps):
            l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
            costs.append(binary_cross_entropy(Y_pred, Y).item())
            d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
            _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
            w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs
