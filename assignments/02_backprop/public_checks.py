"""The public checks of assignment 02.

Beside your `backprop.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same
functions. They look at a few values and at shapes, and compare your gradients with finite differences: nudge
one number, and see how far the result moves. To pass them is a good sign and no promise: the hidden checks
look at more.
"""

import importlib
import math
import traceback

import torch
from torch import nn

# pytest then shows your lines and the message, and none of the lines below.
__tracebackhide__ = True


def tensor(rows):
    return torch.tensor(rows, dtype=torch.float64)


def random(*shape, seed=0):
    return torch.randn(*shape, dtype=torch.float64, generator=torch.Generator().manual_seed(seed))


# What every check is made of.


def call(function, *args, **kwargs):
    """The function's result; says so where it is not written yet, or where it changes its arguments."""
    before = [arg.clone() if torch.is_tensor(arg) else arg for arg in args]
    try:
        result = function(*args, **kwargs)
    except NotImplementedError as error:
        missing = traceback.extract_tb(error.__traceback__)[-1].name
        raise AssertionError(f"{missing} is not written yet") from None
    for number, (arg, copy) in enumerate(zip(args, before, strict=True), start=1):
        if torch.is_tensor(arg):
            unchanged = torch.equal(arg, copy)
            assert unchanged, f"{function.__name__} changes its argument number {number}; work on a copy"
    return result


def parts(result, *names):
    """The results of a function that returns several."""
    listing = f"({', '.join(names)})"
    assert isinstance(result, (tuple, list)), f"return the tuple {listing}, not a {type(result).__name__}"
    assert len(result) == len(names), f"return the {len(names)} values {listing}; you return {len(result)}"
    return result


def is_tensor(name, got, shape, dtype):
    """`got` is a finite tensor of that shape and dtype."""
    assert torch.is_tensor(got), f"{name} should be a torch.Tensor, and is a {type(got).__name__}"
    assert got.shape == shape, f"{name} should have shape {tuple(shape)}, and has {tuple(got.shape)}"
    assert got.dtype == dtype, f"{name} should have dtype {dtype}, and has {got.dtype}"
    assert torch.isfinite(got).all(), f"{name} should be finite, and is {got.tolist()}"


def same(name, got, want):
    """`got` is `want`, but for a ten-thousandth of its largest entry."""
    is_tensor(name, got, want.shape, want.dtype)
    error = (got - want).abs()
    if error.max() > 1e-4 * (want.abs().max() or 1):
        index = torch.unravel_index(error.argmax(), want.shape)
        where = f": entry {[int(i) for i in index]}" if index else ""
        numbers = f"should be {want[index]:.6f}, and is {got[index]:.6f}"
        raise AssertionError(f"{name}{where} {numbers}{_factor(got, want)}")


def _factor(got, want):
    """A remark where all entries are wrong by one and the same factor."""
    ratio = (got * want).sum() / (want * want).sum()
    if want.numel() < 2 or not got.any() or (got - ratio * want).abs().max() > 1e-6 * want.abs().max():
        return ""
    return f" (all entries are {ratio:.4g} times what they should be)"


def slope(function, at, step=1e-5):
    """The gradient of the scalar `function` by central differences, one entry of `at` after the other."""
    gradient = torch.zeros_like(at)
    for i in range(at.numel()):
        nudge = torch.zeros_like(at)
        nudge.view(-1)[i] = step
        gradient.view(-1)[i] = (function(at + nudge) - function(at - nudge)) / (2 * step)
    return gradient


def through(a, w, b):
    """One layer and its sigmoid, as `forward` should compute it."""
    return torch.special.expit(nn.functional.linear(a, w.T, b))


def cost(X, Y, w1, b1, w2, b2):
    """The cost of the whole network."""
    return nn.functional.binary_cross_entropy(through(through(X, w1, b1), w2, b2), Y)


# One check for each function.


def check_sigmoid(sigmoid):
    for x, y in ((0.0, 0.5), (2.0, 0.880797), (-2.0, 0.119203)):
        same(f"sigmoid({x})", call(sigmoid, tensor(x)), tensor(y))
    x = random(2, 3)
    same("sigmoid(x) + sigmoid(-x)", call(sigmoid, x) + call(sigmoid, -x), torch.ones_like(x))
    far = torch.tensor([-200.0, 200.0])
    same("sigmoid([-200, 200]) in float32", call(sigmoid, far), torch.tensor([0.0, 1.0]))


def check_sigmoid_prime(sigmoid_prime):
    for x, y in ((0.0, 0.25), (2.0, 0.104994), (-2.0, 0.104994)):
        same(f"sigmoid_prime({x})", call(sigmoid_prime, tensor(x)), tensor(y))
    x = random(2, 3)
    rise = slope(lambda x: torch.special.expit(x).sum(), x)
    same("sigmoid_prime(x)", call(sigmoid_prime, x), rise)
    far = torch.tensor([-200.0, 200.0])
    same("sigmoid_prime([-200, 200]) in float32", call(sigmoid_prime, far), torch.tensor([0.0, 0.0]))


def check_init_params(init_params):
    def draw(inputs, hidden, seed):
        generator = torch.Generator().manual_seed(seed)
        return parts(call(init_params, inputs, hidden, generator), "w1", "b1", "w2", "b2")

    for inputs, hidden in ((2, 2), (3, 5)):
        shapes = {"w1": (inputs, hidden), "b1": (hidden,), "w2": (hidden, 1), "b2": (1,)}
        for (name, shape), value in zip(shapes.items(), draw(inputs, hidden, 1), strict=True):
            is_tensor(f"{name} of init_params({inputs}, {hidden})", value, shape, torch.float32)
    first, again, other = (draw(3, 5, seed)[0] for seed in (1, 1, 2))
    assert len(first.unique()) > 1, "all weights in w1 are equal, so the hidden units can never differ"
    assert torch.equal(first, again), "two generators in the same state should give the same weights"
    assert not torch.equal(first, other), "two generators in different states should give different weights"
    call(init_params, 2, 2)


def check_forward(forward):
    X = tensor([[1.0, 2.0], [0.0, -1.0]])
    w1, b1 = tensor([[1.0, 0.0], [0.5, -1.0]]), tensor([0.0, 1.0])
    w2, b2 = tensor([[2.0], [-1.0]]), tensor([0.5])
    names = "l1", "a1", "l2", "Y_pred"
    want = (
        tensor([[2.0, -1.0], [-0.5, 2.0]]),
        tensor([[0.880797, 0.268941], [0.377541, 0.880797]]),
        tensor([[1.992653], [0.374285]]),
        tensor([[0.880024], [0.592494]]),
    )
    for name, got, value in zip(names, parts(call(forward, X, w1, b1, w2, b2), *names), want, strict=True):
        same(name, got, value)
    uneven = random(5, 3), random(3, 4), random(4), random(4, 2), random(2)
    shapes = (5, 4), (5, 4), (5, 2), (5, 2)
    for name, got, shape in zip(names, parts(call(forward, *uneven), *names), shapes, strict=True):
        is_tensor(f"{name} of N=5, D=3, H=4, O=2", got, shape, torch.float64)


def check_binary_cross_entropy(binary_cross_entropy):
    half, Y = tensor([[0.5], [0.5]]), tensor([[0.0], [1.0]])
    same("the cost of predictions of 0.5", call(binary_cross_entropy, half, Y), tensor(math.log(2)))
    Y_pred, Y = tensor([[0.9], [0.2], [0.6]]), tensor([[1.0], [0.0], [1.0]])
    same("the cost of 0.9, 0.2, 0.6 for 1, 0, 1", call(binary_cross_entropy, Y_pred, Y), tensor(0.279777))
    certain = torch.tensor([[0.0], [1.0]])
    right = float(call(binary_cross_entropy, certain, certain))
    assert right < 1e-3, f"certain and right, in float32: the cost should be below 0.001, and is {right}"
    wrong = float(call(binary_cross_entropy, 1 - certain, certain))
    finite = 10 < wrong < math.inf
    assert finite, f"certain and wrong, in float32: the cost should be finite and above 10, and is {wrong}"


def check_loss_derivative(loss_derivative):
    Y_pred, Y = tensor([[0.8], [0.25]]), tensor([[1.0], [0.0]])
    want = tensor([[-0.625], [0.666667]])
    same("d_Y_pred of 0.8, 0.25 for 1, 0", call(loss_derivative, Y_pred, Y), want)
    Y_pred, Y = torch.special.expit(random(5, 1)), tensor([[1.0], [0.0], [0.0], [1.0], [1.0]])
    nudged = slope(lambda p: nn.functional.binary_cross_entropy(p, Y), Y_pred)
    same("d_Y_pred", call(loss_derivative, Y_pred, Y), nudged)
    certain = torch.tensor([[0.0], [1.0], [0.0], [1.0]])
    Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    got = call(loss_derivative, certain, Y)
    is_tensor("d_Y_pred, at predictions of exactly 0 and 1 in float32,", got, Y.shape, torch.float32)


def check_layer2_backward(layer2_backward):
    a1, w2, b2 = random(5, 4, seed=1), random(4, 2, seed=2), random(2, seed=3)
    upstream = random(5, 2, seed=4)
    l2 = nn.functional.linear(a1, w2.T, b2)
    want = {
        "d_l2": slope(lambda l2: (upstream * torch.special.expit(l2)).sum(), l2),
        "d_w2": slope(lambda w2: (upstream * through(a1, w2, b2)).sum(), w2),
        "d_b2": slope(lambda b2: (upstream * through(a1, w2, b2)).sum(), b2),
    }
    got = parts(call(layer2_backward, upstream, l2, a1), *want)
    for name, value in zip(want, got, strict=True):
        same(name, value, want[name])


def check_layer1_backward(layer1_backward):
    X, w1, b1 = random(5, 3, seed=1), random(3, 4, seed=2), random(4, seed=3)
    w2, upstream = random(4, 2, seed=4), random(5, 2, seed=5)
    l1 = nn.functional.linear(X, w1.T, b1)

    def above(a1):
        return (upstream * nn.functional.linear(a1, w2.T)).sum()

    want = {
        "d_a1": slope(above, torch.special.expit(l1)),
        "d_l1": slope(lambda l1: above(torch.special.expit(l1)), l1),
        "d_w1": slope(lambda w1: above(through(X, w1, b1)), w1),
        "d_b1": slope(lambda b1: above(through(X, w1, b1)), b1),
    }
    got = parts(call(layer1_backward, upstream, w2, l1, X), *want)
    for name, value in zip(want, got, strict=True):
        same(name, value, want[name])


def check_update(update):
    params = tensor([[1.0], [2.0]]), tensor([3.0]), tensor([[4.0]]), tensor([5.0])
    grads = tensor([[1.0], [-1.0]]), tensor([0.0]), tensor([[2.0]]), tensor([-4.0])
    want = tensor([[0.5], [2.5]]), tensor([3.0]), tensor([[3.0]]), tensor([7.0])
    before = [param.clone() for param in params]
    new = parts(call(update, params, grads, 0.5), "w1", "b1", "w2", "b2")
    for param, copy in zip(params, before, strict=True):
        assert torch.equal(param, copy), "update changes the parameters it was given; return new tensors"
    for name, got, value in zip(("w1", "b1", "w2", "b2"), new, want, strict=True):
        same(name, got, value)


def has_length(costs, steps):
    assert isinstance(costs, (list, tuple)), f"costs should be a list, and is a {type(costs).__name__}"
    assert len(costs) == steps, f"training of {steps} steps has {steps} costs, and your list has {len(costs)}"


def check_train(train):
    X, Y = random(5, 3, seed=1), tensor([[0.0], [1.0], [1.0], [0.0], [1.0]])
    start = random(3, 4, seed=2), random(4, seed=3), random(4, 1, seed=4), random(1, seed=5)
    names = "w1", "b1", "w2", "b2"
    *trained, costs = parts(call(train, X, Y, *start, 0.5, 1), *names, "costs")
    for i, name in enumerate(names):
        downhill = slope(lambda p, i=i: cost(X, Y, *start[:i], p, *start[i + 1 :]), start[i])
        same(f"{name} after one step", trained[i], start[i] - 0.5 * downhill)
    has_length(costs, 1)
    same("the cost before the first step", tensor(float(costs[0])), cost(X, Y, *start))
    *trained, costs = parts(call(train, X, Y, *start, 0.5, 50), *names, "costs")
    has_length(costs, 50)
    assert cost(X, Y, *trained) < costs[0], "the cost should fall in 50 steps, and it does not"


# For pytest: the functions of the file `backprop.py` in this folder.


def run(check):
    student = importlib.import_module("backprop")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in backprop.py"
    check(function)


def test_sigmoid():
    run(check_sigmoid)


def test_sigmoid_prime():
    run(check_sigmoid_prime)


def test_init_params():
    run(check_init_params)


def test_forward():
    run(check_forward)


def test_binary_cross_entropy():
    run(check_binary_cross_entropy)


def test_loss_derivative():
    run(check_loss_derivative)


def test_layer2_backward():
    run(check_layer2_backward)


def test_layer1_backward():
    run(check_layer1_backward)


def test_update():
    run(check_update)


def test_train():
    run(check_train)
