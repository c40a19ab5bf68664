"""In-place operations throughout, but only on tensors of its own: clones and fresh results."""
import torch


def sigmoid(x):
    return x.neg().exp_().add_(1).reciprocal_()


def sigmoid_prime(x):
    s = sigmoid(x)
    slope = s.clone()
    slope.mul_(1 - s)
    return slope


def init_params(inputs, hidden, generator=None):
    params = [torch.zeros(inputs, hidden), torch.zeros(hidden), torch.zeros(hidden, 1), torch.zeros(1)]
    params[0].uniform_(-1, 1, generator=generator)
    params[2].uniform_(-1, 1, generator=generator)
    return tuple(params)


def forward(X, w1, b1, w2, b2):
    l1 = X @ w1
    l1 += b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2
    l2 += b2
    return l1, a1, l2, sigmoid(l2)


def binary_cross_entropy(Y_pred, Y):
    P = Y_pred.clone().clamp_(1e-7, 1 - 1e-7)
    terms = Y * P.log()
    terms += (1 - Y) * (1 - P).log()
    return terms.mean().neg_()


def loss_derivative(Y_pred, Y):
    P = Y_pred.clone().clamp_(1e-7, 1 - 1e-7)
    derivative = P - Y
    derivative /= P
    derivative /= 1 - P
    derivative /= Y.shape[0]
    return derivative


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = sigmoid_prime(l2)
    d_l2 *= d_Y_pred
    return d_l2, a1.T @ d_l2, d_l2.sum(dim=0)


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1.clone()
    d_l1 *= sigmoid_prime(l1)
    return d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)


def update(params, grads, learning_rate):
    new = tuple(p.clone() for p in params)
    for p, g in zip(new, grads, strict=True):
        p.sub_(learning_rate * g)
    return new


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    w1, b1, w2, b2 = w1.clone(), b1.clone(), w2.clone(), b2.clone()
    costs = [0.0] * steps
    for step in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs[step] = binary_cross_entropy(Y_pred, Y).item()
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1 -= learning_rate * d_w1
        b1 -= learning_rate * d_b1
        w2 -= learning_rate * d_w2
        b2 -= learning_rate * d_b2
    return w1, b1, w2, b2, costs
