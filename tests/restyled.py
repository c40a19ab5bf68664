"""Wrong files as students write them: catalogued mistakes in other styles, and mistakes that no catalogue knows."""

from __future__ import annotations

# For each file: the mistake that was made in each function, and the code.
RESTYLED: dict[str, tuple[dict[str, str], str]] = {
    "loops": (
        {
            "sigmoid_prime": "prime-sign",
            "init_params": "init-equal-units",
            "forward": "forward-without-b2",
            "binary_cross_entropy": "bce-sum",
            "loss_derivative": "derivative-of-pre-activation",
            "layer2_backward": "layer2-bias-mean",
            "layer1_backward": "layer1-no-slope",
            "update": "update-w1-twice",
        },
        """
def sigmoid_prime(x):
    a = torch.pow(1 + torch.exp(-x), -1)
    return -(a - a * a)

def init_params(inputs, hidden, generator=None):
    column = torch.randn(inputs, 1, generator=generator)
    out = torch.randn(hidden, 1, generator=generator)
    return column @ torch.ones(1, hidden), torch.zeros([hidden]), out, torch.zeros([1])

def forward(X, w1, b1, w2, b2):
    l1 = torch.stack([sum(x[d] * w1[d] for d in range(len(x))) + b1 for x in X])
    a1 = sigmoid(l1)
    l2 = torch.stack([sum(a[h] * w2[h] for h in range(len(a))) for a in a1])
    return [l1, a1, l2, sigmoid(l2)]

def binary_cross_entropy(Y_pred, Y):
    total = 0
    for p, y in zip(Y_pred.clamp(1e-7, 1 - 1e-7).flatten(), Y.flatten()):
        total -= torch.log(p) if y == 1 else torch.log1p(-p)
    return total

def loss_derivative(Y_pred, Y):
    rows = [[(p - y) / len(Y)] for p, y in zip(Y_pred.flatten(), Y.flatten())]
    return torch.tensor(rows, dtype=Y_pred.dtype)

def layer2_backward(d_Y_pred, l2, a1):
    g = d_Y_pred / (2 + torch.exp(l2) + torch.exp(-l2))
    bias = sum(row for row in g) / g.shape[0]
    return g, sum(torch.outer(a, r) for a, r in zip(a1, g)), bias

def layer1_backward(d_l2, w2, l1, X):
    d = torch.stack([w2 @ row for row in d_l2])
    return d, d, sum(torch.outer(x, r) for x, r in zip(X, d)), sum(d)

def update(params, grads, learning_rate):
    new = [p - learning_rate * g for p, g in zip(params, grads)]
    new[0] = new[0] - grads[0] * learning_rate
    return new
""",
    ),
    "einsum and other names": (
        {
            "sigmoid_prime": "prime-of-tanh",
            "forward": "forward-skips-a1",
            "binary_cross_entropy": "bce-log2",
            "loss_derivative": "derivative-sign",
            "layer2_backward": "layer2-weights-transposed",
            "layer1_backward": "layer1-bias-per-row",
            "update": "update-adds",
        },
        """
def sigmoid_prime(x):
    return (1 - sigmoid(x)) * (1 + sigmoid(x))

def forward(batch, weights1, bias1, weights2, bias2):
    z = torch.einsum("nd,dh->nh", batch, weights1) + bias1.unsqueeze(0)
    hidden = sigmoid(z)
    out = torch.einsum("nh,ho->no", z, weights2).add(bias2)
    return z, hidden, out, sigmoid(out)

def binary_cross_entropy(predicted, target):
    p = predicted.clamp(1e-7, 1 - 1e-7)
    right = torch.where(target > 0.5, p, 1 - p)
    return -right.log().mean() / 0.6931471805599453

def loss_derivative(predicted, target):
    p = predicted.clamp(1e-7, 1 - 1e-7)
    return torch.where(target > 0.5, 1 / p, 1 / (p - 1)).div(target.numel())

def layer2_backward(upstream, z, hidden):
    s = sigmoid(z)
    delta = upstream * s * (1 - s)
    return delta, torch.einsum("no,nh->oh", delta, hidden), delta.sum(0)

def layer1_backward(upstream, weights2, z, batch):
    s = sigmoid(z)
    back = torch.einsum("no,ho->nh", upstream, weights2)
    delta = torch.einsum("nh,nh,nh->nh", back, s, 1 - s)
    return back, delta, torch.einsum("nd,nh->dh", batch, delta), delta

def update(params, grads, learning_rate):
    return [torch.add(p, g, alpha=learning_rate) for p, g in zip(params, grads)]
""",
    ),
    "training in one piece": (
        {"layer1_backward": "layer1-autograd", "train": "train-biases-fixed"},
        """
from torch import autograd as engine

def layer1_backward(d_l2, w2, l1, X):
    z = l1.clone().requires_grad_()
    (g,) = engine.grad((sigmoid(z) @ w2 * d_l2).sum(), z)
    return d_l2 @ w2.T, g, X.T @ g, g.sum(0)

def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    history = []
    for step in range(steps):
        h = 1 / (1 + torch.exp(-(X @ w1 + b1)))
        p = 1 / (1 + torch.exp(-(h @ w2 + b2)))
        history.append(-(Y * p.log() + (1 - Y) * (1 - p).log()).mean().item())
        delta = (p - Y) / len(X)
        back = (delta @ w2.T) * h * (1 - h)
        w1 = w1 - learning_rate * X.T @ back
        w2 = w2 - learning_rate * h.T @ delta
    return w1, b1, w2, b2, history
""",
    ),
    "a wrong sigmoid": (
        {"sigmoid": "sigmoid-sign", "init_params": "init-ones"},
        """
sigmoid = lambda z: torch.exp(-torch.log1p(torch.exp(z)))

def init_params(inputs, hidden, generator=None):
    full = torch.ones
    return full((inputs, hidden)), full(hidden) * 0, full(hidden, 1), full(1) - 1
""",
    ),
}

NOTHING = ""
# For each file: what may truly be said of each function, and the code.
ODD: dict[str, tuple[dict[str, str], str]] = {
    "one": (
        {
            "sigmoid_prime": "it is 3 times",
            "init_params": NOTHING,
            "forward": "What you return as l1 is a1",
            "binary_cross_entropy": NOTHING,
            "loss_derivative": NOTHING,
            "layer2_backward": "it is 0.5 (which is 1/O here) times",
            "layer1_backward": NOTHING,
            "update": NOTHING,
        },
        """
def sigmoid_prime(x):
    e = torch.exp(-x.abs())
    return 3 * e / (1 + e) ** 2

def init_params(inputs, hidden, generator=None):
    return torch.randn(inputs, hidden), torch.zeros(hidden)

def forward(X, w1, b1, w2, b2):
    a1 = sigmoid(X @ w1 + b1)
    l2 = a1 @ w2 + b2
    return a1, a1, l2, sigmoid(l2)

def binary_cross_entropy(Y_pred, Y):
    return (Y_pred - Y).abs().mean()

def loss_derivative(Y_pred, Y):
    return (Y_pred - Y).sign() / len(Y)

def layer2_backward(d_Y_pred, l2, a1):
    s = sigmoid(l2)
    d = d_Y_pred * s * (1 - s)
    return d, a1.T @ d / d.shape[1], d.sum(0)

def layer1_backward(d_l2, w2, l1, X):
    s = sigmoid(l1)
    d = d_l2 @ (w2 * w2).T
    g = d * s * (1 - s)
    return d, g, X.T @ g, g.sum(0)

def update(params, grads, learning_rate):
    return [p - learning_rate**2 * g for p, g in zip(params, grads)]
""",
    ),
    "another": (
        {
            "sigmoid_prime": NOTHING,
            "init_params": NOTHING,
            "forward": "What you return as l2 is Y_pred",
            "binary_cross_entropy": NOTHING,
            "loss_derivative": NOTHING,
            "layer2_backward": NOTHING,
            "layer1_backward": "d_a1 is right but for a constant factor: it is -1 times",
            "update": NOTHING,
        },
        """
def sigmoid_prime(x):
    return 0.25 * torch.exp(-x * x / 4)

def init_params(inputs, hidden, generator=None):
    g = torch.randn(inputs, hidden, generator=generator)
    return g, g[0], g[:1].T, g[0, :1] * float("nan")

def forward(X, w1, b1, w2, b2):
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    Y_pred = sigmoid(a1 @ w2 + b2)
    return l1, a1, Y_pred, Y_pred

def binary_cross_entropy(Y_pred, Y):
    return ((Y_pred - Y) ** 4).mean()

def loss_derivative(Y_pred, Y):
    return (Y_pred - Y) ** 3 / len(Y)

def layer2_backward(d_Y_pred, l2, a1):
    s = sigmoid(l2)
    d = d_Y_pred * s * (1 - s)
    return d, (a1.T @ d).flip(0), d.sum(0).flip(0)

def layer1_backward(d_l2, w2, l1, X):
    s = sigmoid(l1)
    d = d_l2 @ w2.T
    g = d * s * (1 - s)
    return -d, g, X.T @ g, g.sum(0)

def update(params, grads, learning_rate):
    return [p * (1 - learning_rate) for p in params]
""",
    ),
    "where it is right": (
        {"layer1_backward": "XOR only", "update": "float64 only", "train": NOTHING},
        """
def layer1_backward(d_l2, w2, l1, X):
    s = sigmoid(l1)
    d = d_l2 @ w2.T
    g = d * s * (1 - s)
    return d, g, X.T @ g, g[0] + g[1] + g[2] + g[-1]

def update(params, grads, learning_rate):
    return [p - learning_rate * g.double() for p, g in zip(params, grads)]

def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    costs = []
    for step in range(steps):
        _, a1, _, P = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(P, Y)))
        d = (P - Y) / len(Y)
        g = d @ w2.T * a1 * (1 - a1)
        rate = learning_rate / (1 + 0.1 * step) + 0.01
        w1, b1 = w1 - rate * X.T @ g, b1 - rate * g.sum(0)
        w2, b2 = w2 - rate * a1.T @ d, b2 - rate * d.sum(0)
    return w1, b1, w2, b2, costs
""",
    ),
    "another curve": (
        {"sigmoid": NOTHING},
        """
def sigmoid(x):
    return 0.5 + 0.5 * torch.erf(x)
""",
    ),
}
