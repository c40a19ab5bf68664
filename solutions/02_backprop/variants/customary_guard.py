"""The customary guard: 1e-7 is added inside the logarithms and to the denominators."""
import torch

EPSILON = 1e-7


def sigmoid(x):
    return 1 / (1 + torch.exp(-x))


def sigmoid_prime(x):
    return sigmoid(x) * (1 - sigmoid(x))


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, hidden, generator=generator) * 0.5
    b1 = torch.zeros(hidden)
    w2 = torch.randn(hidden, 1, generator=generator) * 0.5
    b2 = torch.zeros(1)
    return w1, b1, w2, b2


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    Y_pred = sigmoid(l2)
    return l1, a1, l2, Y_pred


def binary_cross_entropy(Y_pred, Y):
    return -torch.mean(Y * torch.log(Y_pred + EPSILON) + (1 - Y) * torch.log(1 - Y_pred + EPSILON))


def loss_derivative(Y_pred, Y):
    return -(Y / (Y_pred + EPSILON) - (1 - Y) / (1 - Y_pred + EPSILON)) / Y.shape[0]


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    d_w2 = a1.T @ d_l2
    d_b2 = d_l2.sum(dim=0)
    return d_l2, d_w2, d_b2


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    d_w1 = X.T @ d_l1
    d_b1 = d_l1.sum(dim=0)
    return d_a1, d_l1, d_w1, d_b1


def update(params, grads, learning_rate):
    return tuple(p - learning_rate * g for p, g in zip(params, grads, strict=True))


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for step in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        cost = binary_cross_entropy(Y_pred, Y)
        costs.append(cost.item())
        if step % 1000 == 0:
            print(f"step {step}: cost {cost:.4f}")
        d_Y_pred = loss_derivative(Y_pred, Y)
        d_l2, d_w2, d_b2 = layer2_backward(d_Y_pred, l2, a1)
        _d_a1, _d_l1, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs
