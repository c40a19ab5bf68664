"""`train`, and every other function, writes its maths out and calls none of the others."""
import torch


def sigmoid(x):
    return torch.reciprocal(torch.add(torch.exp(torch.neg(x)), 1))


def sigmoid_prime(x):
    e = torch.exp(-torch.abs(x))
    return e / torch.square(1 + e)


def init_params(inputs, hidden, generator=None):
    w1 = torch.empty(inputs, hidden).normal_(generator=generator)
    w2 = torch.empty(hidden, 1).normal_(generator=generator)
    return w1, torch.zeros(hidden), w2, torch.zeros(1)


def forward(X, w1, b1, w2, b2):
    l1 = torch.matmul(X, w1) + b1
    a1 = 1 / (1 + torch.exp(-l1))
    l2 = torch.matmul(a1, w2) + b2
    Y_pred = 1 / (1 + torch.exp(-l2))
    return l1, a1, l2, Y_pred


def binary_cross_entropy(Y_pred, Y):
    losses = torch.where(Y == 1, -torch.log(Y_pred), -torch.log1p(-Y_pred))
    return torch.mean(torch.clamp(losses, max=100))


def loss_derivative(Y_pred, Y):
    guarded = torch.clamp(Y_pred, min=1e-7, max=1 - 1e-7)
    return torch.where(Y == 1, -1 / guarded, 1 / (1 - guarded)) / len(Y_pred)


def layer2_backward(d_Y_pred, l2, a1):
    s = 1 / (1 + torch.exp(-l2))
    d_l2 = d_Y_pred * s * (1 - s)
    d_w2 = torch.matmul(torch.transpose(a1, 0, 1), d_l2)
    d_b2 = torch.sum(d_l2, 0)
    return d_l2, d_w2, d_b2


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = torch.matmul(d_l2, torch.transpose(w2, 0, 1))
    s = 1 / (1 + torch.exp(-l1))
    d_l1 = d_a1 * s * (1 - s)
    d_w1 = torch.matmul(torch.transpose(X, 0, 1), d_l1)
    d_b1 = torch.sum(d_l1, 0)
    return d_a1, d_l1, d_w1, d_b1


def update(params, grads, learning_rate):
    w1, b1, w2, b2 = params
    d_w1, d_b1, d_w2, d_b2 = grads
    w1 = w1 - learning_rate * d_w1
    b1 = b1 - learning_rate * d_b1
    w2 = w2 - learning_rate * d_w2
    b2 = b2 - learning_rate * d_b2
    return w1, b1, w2, b2


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    N = X.shape[0]
    for _ in range(steps):
        a1 = 1 / (1 + torch.exp(-(X @ w1 + b1)))
        Y_pred = 1 / (1 + torch.exp(-(a1 @ w2 + b2)))
        P = Y_pred.clamp(1e-7, 1 - 1e-7)
        costs.append(-(Y * P.log() + (1 - Y) * (1 - P).log()).mean().item())
        # The slope of the sigmoid cancels the denominator of the cost's derivative.
        d_l2 = (Y_pred - Y) / N
        d_l1 = (d_l2 @ w2.T) * a1 * (1 - a1)
        w1 = w1 - learning_rate * (X.T @ d_l1)
        b1 = b1 - learning_rate * d_l1.sum(dim=0)
        w2 = w2 - learning_rate * (a1.T @ d_l2)
        b2 = b2 - learning_rate * d_l2.sum(dim=0)
    return w1, b1, w2, b2, costs
