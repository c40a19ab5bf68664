"""The functions call each other by keyword alone, in an order of definition of their own."""
import torch


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    params = {"w1": w1, "b1": b1, "w2": w2, "b2": b2}
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X=X, **params)
        costs.append(binary_cross_entropy(Y=Y, Y_pred=Y_pred).item())
        d_Y_pred = loss_derivative(Y=Y, Y_pred=Y_pred)
        d_l2, d_w2, d_b2 = layer2_backward(a1=a1, l2=l2, d_Y_pred=d_Y_pred)
        _, _, d_w1, d_b1 = layer1_backward(X=X, l1=l1, w2=params["w2"], d_l2=d_l2)
        new = update(
            learning_rate=learning_rate, grads=(d_w1, d_b1, d_w2, d_b2), params=tuple(params.values())
        )
        params = dict(zip(params, new, strict=True))
    return (*params.values(), costs)


def update(params, grads, learning_rate):
    return tuple(torch.sub(input=p, other=g, alpha=learning_rate) for p, g in zip(params, grads, strict=True))


def layer1_backward(d_l2, w2, l1, X):
    d_a1 = torch.matmul(input=d_l2, other=w2.mT)
    d_l1 = d_a1 * sigmoid_prime(x=l1)
    return d_a1, d_l1, torch.matmul(input=X.mT, other=d_l1), torch.sum(input=d_l1, dim=0)


def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = d_Y_pred * sigmoid_prime(x=l2)
    return d_l2, torch.matmul(input=a1.mT, other=d_l2), torch.sum(input=d_l2, dim=0)


def loss_derivative(Y_pred, Y):
    P = guarded(probability=Y_pred)
    return -(Y / P - (1 - Y) / (1 - P)) / Y.numel()


def binary_cross_entropy(Y_pred, Y):
    P = guarded(probability=Y_pred)
    return -torch.mean(input=Y * torch.log(input=P) + (1 - Y) * torch.log(input=1 - P))


def guarded(*, probability):
    return torch.clamp(input=probability, min=1e-6, max=1 - 1e-6)


def forward(X, w1, b1, w2, b2):
    l1 = torch.matmul(input=X, other=w1) + b1
    a1 = sigmoid(x=l1)
    l2 = torch.matmul(input=a1, other=w2) + b2
    return l1, a1, l2, sigmoid(x=l2)


def init_params(inputs, hidden, generator=None):
    return (
        torch.randn(size=(inputs, hidden), generator=generator),
        torch.zeros(size=(hidden,)),
        torch.randn(size=(hidden, 1), generator=generator),
        torch.zeros(size=(1,)),
    )


def sigmoid_prime(x):
    return sigmoid(x=x) * sigmoid(x=-x)


def sigmoid(x):
    return 1 / (1 + torch.exp(input=-x))
