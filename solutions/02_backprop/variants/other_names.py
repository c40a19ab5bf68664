"""A student's own names for everything inside, an own helper, and copies taken out of caution."""
import torch as th


def helper_clip(t):
    tiny = 1e-7
    return th.min(th.max(t, th.full_like(t, tiny)), th.full_like(t, 1 - tiny))


def sigmoid(x):
    z = x.clone()
    positive = z >= 0
    result = th.empty_like(z)
    result[positive] = 1 / (1 + th.exp(-z[positive]))
    bottom = th.exp(z[~positive])
    result[~positive] = bottom / (1 + bottom)
    return result


def sigmoid_prime(x):
    sig = sigmoid(x)
    return sig * (1.0 - sig)


def init_params(inputs, hidden, generator=None):
    if generator is None:
        generator = th.default_generator
    weights_1 = th.randn(inputs, hidden, generator=generator)
    biases_1 = th.rand(hidden, generator=generator)
    weights_2 = th.randn(hidden, 1, generator=generator)
    biases_2 = th.rand(1, generator=generator)
    return weights_1, biases_1, weights_2, biases_2


def forward(X, w1, b1, w2, b2):
    z_hidden = X @ w1 + b1.unsqueeze(0)
    h = sigmoid(z_hidden)
    z_out = h @ w2 + b2.unsqueeze(0)
    y_hat = sigmoid(z_out)
    return z_hidden, h, z_out, y_hat


def binary_cross_entropy(Y_pred, Y):
    y_hat = helper_clip(Y_pred)
    ones = Y * th.log(y_hat)
    zeros = (1.0 - Y) * th.log(1.0 - y_hat)
    return -1.0 * (ones + zeros).mean()


def loss_derivative(Y_pred, Y):
    y_hat = helper_clip(Y_pred)
    batch_size = Y.size()[0]
    return (1.0 / batch_size) * (-(Y / y_hat) + (1.0 - Y) / (1.0 - y_hat))


def layer2_backward(d_Y_pred, l2, a1):
    delta_out = d_Y_pred.clone() * sigmoid_prime(l2)
    grad_weights = a1.permute(1, 0) @ delta_out
    grad_biases = delta_out.sum(dim=0, keepdim=True).reshape(-1)
    return delta_out, grad_weights, grad_biases


def layer1_backward(d_l2, w2, l1, X):
    grad_hidden = d_l2.clone() @ w2.permute(1, 0)
    delta_hidden = grad_hidden * sigmoid_prime(l1)
    grad_weights = X.permute(1, 0) @ delta_hidden
    grad_biases = delta_hidden.sum(dim=0, keepdim=True).reshape(-1)
    return grad_hidden, delta_hidden, grad_weights, grad_biases


def update(params, grads, learning_rate):
    moved = ()
    for theta, g in zip(params, grads, strict=True):
        moved += (theta - learning_rate * g,)
    return moved


def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    W, B, V, C = w1.clone(), b1.clone(), w2.clone(), b2.clone()
    history = []
    for _epoch in range(1, steps + 1):
        z_hidden, h, z_out, y_hat = forward(X, W, B, V, C)
        history += [binary_cross_entropy(y_hat, Y).item()]
        delta_out, gV, gC = layer2_backward(loss_derivative(y_hat, Y), z_out, h)
        _, _, gW, gB = layer1_backward(delta_out, V, z_hidden, X)
        W, B, V, C = update((W, B, V, C), (gW, gB, gV, gC), learning_rate)
    return W, B, V, C, history
