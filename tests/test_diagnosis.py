"""Mistakes are recognised by what they return, however they are written; and nothing is called what it is not."""

from __future__ import annotations

import pytest

from .marking import beside

# Catalogued mistakes as other people would have made them: (function, mistake, code), each in a file of many mistakes.
RESTYLED = {
    "loops and sums": [
        ("sigmoid_prime", "prime-sign", "a = torch.pow(1 + torch.exp(-x), -1)\nreturn -(a - a * a)"),
        (
            "init_params",
            "init-equal-units",
            "column = torch.randn(inputs, 1, generator=generator)\nb = column.new_zeros\n"
            "return column @ torch.ones(1, hidden), b(hidden), torch.randn(hidden, 1, generator=generator), b([1])",
        ),
        (
            "forward",
            "forward-without-b2",
            "l1 = torch.stack([sum(x[d] * w1[d] for d in range(len(x))) + b1 for x in X])\na1 = sigmoid(l1)\n"
            "l2 = torch.stack([sum(a[h] * w2[h] for h in range(len(a))) for a in a1])\nreturn [l1, a1, l2, sigmoid(l2)]",
        ),
        (
            "binary_cross_entropy",
            "bce-sum",
            "total = 0\nfor p, y in zip(Y_pred.clamp(1e-7, 1 - 1e-7).flatten(), Y.flatten()):\n"
            "    total -= torch.log(p) if y == 1 else torch.log1p(-p)\nreturn total",
        ),
        (
            "loss_derivative",
            "derivative-of-pre-activation",
            "rows = [[(p - y) / len(Y)] for p, y in zip(Y_pred.flatten(), Y.flatten())]\n"
            "return torch.tensor(rows, dtype=Y_pred.dtype)",
        ),
        (
            "layer2_backward",
            "layer2-bias-mean",
            "g = d_Y_pred / (2 + torch.exp(l2) + torch.exp(-l2))\nbias = sum(row for row in g) / g.shape[0]\n"
            "return g, sum(torch.outer(a, r) for a, r in zip(a1, g)), bias",
        ),
        (
            "layer1_backward",
            "layer1-no-slope",
            "d = torch.stack([w2 @ row for row in d_l2])\nreturn d, d, sum(torch.outer(x, r) for x, r in zip(X, d)), sum(d)",
        ),
        ("update", "update-w1-twice", "new = [p - learning_rate * g for p, g in zip(params, grads)]\n"
         "new[0] = new[0] - grads[0] * learning_rate\nreturn new"),
    ],
    "einsum and named steps": [
        ("sigmoid_prime", "prime-of-tanh", "return (1 - sigmoid(x)) * (1 + sigmoid(x))"),
        (
            "forward",
            "forward-skips-a1",
            "l1 = torch.einsum('nd,dh->nh', X, w1) + b1.unsqueeze(0)\nhidden = sigmoid(l1)\n"
            "l2 = torch.einsum('nh,ho->no', l1, w2).add(b2)\nreturn l1, hidden, l2, sigmoid(l2)",
        ),
        (
            "binary_cross_entropy",
            "bce-log2",
            "p = Y_pred.clamp(1e-7, 1 - 1e-7)\nright = torch.where(Y > 0.5, p, 1 - p)\nreturn -right.log().mean() / 0.6931471805599453",
        ),
        (
            "loss_derivative",
            "derivative-sign",
            "P = Y_pred.clamp(1e-7, 1 - 1e-7)\nterms = torch.where(Y > 0.5, 1 / P, 1 / (P - 1))\nreturn terms.div(Y.numel())",
        ),
        (
            "layer2_backward",
            "layer2-weights-transposed",
            "s = sigmoid(l2)\nd_l2 = d_Y_pred * s * (1 - s)\nreturn d_l2, torch.einsum('no,nh->oh', d_l2, a1), d_l2.sum(0)",
        ),
        (
            "layer1_backward",
            "layer1-bias-per-row",
            "s = sigmoid(l1)\nd_a1 = torch.einsum('no,ho->nh', d_l2, w2)\nd_l1 = torch.einsum('nh,nh,nh->nh', d_a1, s, 1 - s)\n"
            "return d_a1, d_l1, torch.einsum('nd,nh->dh', X, d_l1), d_l1",
        ),
        ("update", "update-adds", "return [torch.add(p, g, alpha=learning_rate) for p, g in zip(params, grads)]"),
    ],
    "training in one piece": [
        (
            "train",
            "train-biases-fixed",
            "history = []\nfor step in range(steps):\n    z1 = X @ w1 + b1\n    h = 1 / (1 + torch.exp(-z1))\n"
            "    p = 1 / (1 + torch.exp(-(h @ w2 + b2)))\n"
            "    history.append(-(Y * p.log() + (1 - Y) * (1 - p).log()).mean().item())\n    delta = (p - Y) / len(X)\n"
            "    back = (delta @ w2.T) * h * (1 - h)\n    w1, w2 = w1 - learning_rate * X.T @ back, w2 - learning_rate * h.T @ delta\n"
            "return w1, b1, w2, b2, history",
        ),
        (
            "layer1_backward",
            "layer1-autograd",
            "from torch import autograd as engine\nz = l1.clone().requires_grad_()\n"
            "(g,) = engine.grad((sigmoid(z) @ w2 * d_l2).sum(), z)\nreturn d_l2 @ w2.T, g, X.T @ g, g.sum(0)",
        ),
    ],
    "a wrong sigmoid": [
        ("sigmoid", "sigmoid-sign", "return torch.exp(-torch.log1p(torch.exp(x)))"),
        ("init_params", "init-ones", "full = torch.ones\nreturn full((inputs, hidden)), full(hidden) * 0, full(hidden, 1), full(1) - 1"),
    ],
}

PARAMETERS = {
    "sigmoid": "x",
    "sigmoid_prime": "x",
    "init_params": "inputs, hidden, generator=None",
    "forward": "X, w1, b1, w2, b2",
    "binary_cross_entropy": "Y_pred, Y",
    "loss_derivative": "Y_pred, Y",
    "layer2_backward": "d_Y_pred, l2, a1",
    "layer1_backward": "d_l2, w2, l1, X",
    "update": "params, grads, learning_rate",
    "train": "X, Y, w1, b1, w2, b2, learning_rate, steps",
}


def source(function: str, body: str) -> str:
    indented = body.replace("\n", "\n    ")
    return f"\n\ndef {function}({PARAMETERS[function]}):\n    {indented}\n"


@pytest.fixture(scope="module", params=RESTYLED)
def restyled(request, marker):
    mistakes = RESTYLED[request.param]
    text = "".join(source(function, body) for function, _, body in mistakes)
    return mistakes, marker.mark(beside(text))


class TestNaming:
    def test_each_of_many_mistakes_is_named_at_its_own_function(self, restyled):
        mistakes, marked = restyled
        for function, mistake, _ in mistakes:
            named = {check.mistake for check in marked.of(function) if check.status != "passed"}
            assert named == {mistake}, marked.feedback(function)

    def test_nobody_else_is_named_for_them(self, restyled):
        mistakes, marked = restyled
        assert set(marked.named.values()) == {mistake for _, mistake, _ in mistakes}

    def test_the_feedback_has_the_teachers_sentence(self, restyled):
        mistakes, marked = restyled
        for function, _, _ in mistakes:
            assert "You" in marked.feedback(function) or "you" in marked.feedback(function)


SAYINGS = ("constant factor", "transpose", "What you return", "not yet summed", "only its shape", "XOR only", "float64 only")

# Mistakes that the catalogue does not know: (function, what may be said of it, code).
ODD = {
    "one": [
        ("sigmoid_prime", "it is 3 times", "return 3 * torch.exp(-x.abs()) / (1 + torch.exp(-x.abs())) ** 2"),
        ("init_params", None, "return torch.randn(inputs, hidden), torch.zeros(hidden)"),
        ("forward", "What you return as l1 is a1", "l1 = X @ w1 + b1\na1 = sigmoid(l1)\nl2 = a1 @ w2 + b2\nreturn a1, a1, l2, sigmoid(l2)"),
        ("binary_cross_entropy", None, "return (Y_pred - Y).abs().mean()"),
        ("loss_derivative", None, "return (Y_pred - Y).sign() / len(Y)"),
        (
            "layer2_backward",
            "it is 0.5 (which is 1/O here) times",
            "s = sigmoid(l2)\nd = d_Y_pred * s * (1 - s)\nreturn d, a1.T @ d / d.shape[1], d.sum(0)",
        ),
        ("layer1_backward", None, "s = sigmoid(l1)\nd = d_l2 @ (w2 * w2).T\ng = d * s * (1 - s)\nreturn d, g, X.T @ g, g.sum(0)"),
        ("update", None, "return [p - learning_rate**2 * g for p, g in zip(params, grads)]"),
    ],
    "other": [
        ("sigmoid_prime", None, "return 0.25 * torch.exp(-x * x / 4)"),
        ("init_params", None, "g = torch.randn(inputs, hidden, generator=generator)\nreturn g, g[0], g[:1].T, g[0, :1] * float('nan')"),
        (
            "forward",
            "What you return as Y_pred is l2",
            "l1 = X @ w1 + b1\na1 = sigmoid(l1)\nl2 = a1 @ w2 * b2\nreturn l1, a1, a1 @ w2 + b2, a1 @ w2 + b2",
        ),
        ("binary_cross_entropy", None, "return ((Y_pred - Y) ** 4).mean()"),
        ("loss_derivative", None, "return (Y_pred - Y) ** 3 / len(Y)"),
        (
            "layer2_backward",
            None,
            "s = sigmoid(l2)\nd = d_Y_pred * s * (1 - s)\nreturn d, (a1.T @ d).flip(0), d.sum(0).flip(0)",
        ),
        (
            "layer1_backward",
            "it is -1 times",
            "s = sigmoid(l1)\nd = d_l2 @ w2.T\ng = d * s * (1 - s)\nreturn -d, g, X.T @ g, g.sum(0)",
        ),
        ("update", None, "return [p * (1 - learning_rate) for p in params]"),
    ],
    "third": [
        ("sigmoid", None, "return 0.5 + 0.5 * torch.erf(x)"),
        (
            "layer1_backward",
            "XOR only",
            "s = sigmoid(l1)\nd = d_l2 @ w2.T\ng = d * s * (1 - s)\nreturn d, g, X.T @ g, g[0] + g[1] + g[2] + g[-1]",
        ),
        ("update", "float64 only", "return [p - learning_rate * g.double().round(decimals=12) for p, g in zip(params, grads)]"),
        (
            "train",
            None,
            "costs = []\nfor step in range(steps):\n    l1, a1, l2, P = forward(X, w1, b1, w2, b2)\n"
            "    costs.append(float(binary_cross_entropy(P, Y)))\n    d = (P - Y) / len(Y)\n"
            "    g = d @ w2.T * a1 * (1 - a1)\n    rate = learning_rate / (1 + 0.1 * step) + 0.01\n"
            "    w1, b1 = w1 - rate * X.T @ g, b1 - rate * g.sum(0)\n"
            "    w2, b2 = w2 - rate * a1.T @ d, b2 - rate * d.sum(0)\nreturn w1, b1, w2, b2, costs",
        ),
    ],
}


class TestWhatIsNotInTheCatalogue:
    @pytest.fixture(scope="class", params=ODD)
    def odd(self, request, marker):
        mistakes = ODD[request.param]
        return mistakes, marker.mark(beside("".join(source(function, body) for function, _, body in mistakes)))

    def test_nothing_is_named(self, odd):
        mistakes, marked = odd
        assert marked.named == {}
        assert all(any(check.status != "passed" for check in marked.of(function)) for function, _, _ in mistakes)

    def test_a_true_sentence_is_said_or_none(self, odd):
        mistakes, marked = odd
        for function, expected, _ in mistakes:
            text = marked.feedback(function)
            if expected is None:
                assert not [saying for saying in SAYINGS if saying in text], text
            else:
                assert expected in text, text


def test_a_mistake_is_not_named_where_only_single_numbers_fit(marker):
    """The softmax of one number is 1, and the cost of one example with target 0 has no positive term."""
    text = source("sigmoid", "return torch.ones_like(x)") + source("binary_cross_entropy", "return Y_pred.new_zeros(())")
    assert marker.mark(beside(text)).named == {}
