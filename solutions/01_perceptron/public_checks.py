"""The public checks of assignment 01.

Beside your `perceptron.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same
functions. They look at a few values and at shapes. To pass them is a good sign and no promise: the hidden checks
look at more.
"""

import importlib
import traceback

import torch
from torch import nn

# pytest then shows your lines and the message, and none of the lines below.
__tracebackhide__ = True


def tensor(rows):
    return torch.tensor(rows, dtype=torch.float64)


CORNERS = tensor([[0, 0], [0, 1], [1, 0], [1, 1]])
GATES = {"AND": tensor([[0], [0], [0], [1]]), "OR": tensor([[0], [1], [1], [1]])}
XOR = tensor([[0], [1], [1], [0]])


# What every check is made of.


def unit(weights, bias):
    """A linear unit with a sigmoid, with parameters of your choice, in float64."""
    model = nn.Sequential(nn.Linear(len(weights), 1), nn.Sigmoid()).double()
    model.load_state_dict({"0.weight": tensor([weights]), "0.bias": tensor([bias])})
    return model


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
    if error.numel() and error.max() > 1e-4 * (want.abs().max() or 1):
        index = torch.unravel_index(error.argmax(), want.shape)
        where = f": entry {[int(i) for i in index]}" if index else ""
        raise AssertionError(f"{name}{where} should be {want[index]:.6f}, and is {got[index]:.6f}")


def is_number(name, got, want):
    """`got` is that number, to 4 digits."""
    try:
        number = float(got)
    except (TypeError, ValueError):
        raise AssertionError(f"{name} should be a float, and is a {type(got).__name__}") from None
    assert abs(number - want) <= 1e-4 * max(1, abs(want)), f"{name} should be {want:.6g}, and is {number:.6g}"


# One check for each function.


def check_build_perceptron(build_perceptron):
    model = call(build_perceptron)
    assert isinstance(model, nn.Module), f"return a torch.nn.Module, not a {type(model).__name__}"
    shapes = sorted(tuple(parameter.shape) for parameter in model.parameters())
    assert shapes == [(1,), (1, 2)], f"the shapes of the parameters should be [(1,), (1, 2)], and are {shapes}"
    bias, weight = sorted(model.parameters(), key=lambda parameter: parameter.ndim)
    X = torch.tensor([[0.0, 0.0], [1.0, -2.0], [3.0, 0.5]])
    weight.data, bias.data = torch.tensor([[2.0, 1.0]]), torch.tensor([-0.5])
    want = torch.sigmoid(torch.tensor([[-0.5], [-0.5], [6.0]]))
    same("the output with w = (2, 1) and b = -0.5", model(X).detach(), want)


def check_train(train):
    model = unit([1.0, -1.0], 0.0)
    costs = call(train, model, CORNERS, XOR, learning_rate=1.0, steps=1)
    assert isinstance(costs, (list, tuple)), f"return a list of floats, not a {type(costs).__name__}"
    assert len(costs) == 1, f"one step has one cost, and you return {len(costs)}"
    is_number("the cost before the first step of the handout's example", costs[0], 0.753190)
    same("the weights after that step", model[0].weight.detach(), tensor([[0.942235, -0.942235]]))
    same("the bias after that step, plus 1,", 1 + model[0].bias.detach(), tensor([1.0]))
    for name, Y in GATES.items():
        model = unit([0.3, -0.2], 0.1)
        costs = call(train, model, CORNERS, Y, learning_rate=4.0, steps=60)
        assert len(costs) == 60, f"60 steps have 60 costs, and you return {len(costs)}"
        assert costs[-1] < 0.1, f"after 60 steps with learning rate 4 {name} should cost less than 0.1: {costs[-1]}"
    model = unit([0.3, -0.2], 0.1)
    costs = call(train, model, CORNERS, XOR, learning_rate=4.0, steps=60)
    is_number("the last of 60 costs on XOR", costs[-1], 0.693147)


def check_predict(predict):
    X = tensor([[2, -1], [-1, -1], [0.5, -0.5], [0, 0], [1, 2]])
    got = call(predict, unit([1.0, 1.0], 0.0), X)
    same("the answers to z = 1, -2, 0, 0, 3", got, tensor([[1], [0], [0], [0], [1]]))
    assert not got.requires_grad, "no gradient should be attached to the answers"
    got = call(predict, unit([1.0, 1.0], 0.0).float(), X.float())
    is_tensor("the answers in float32", got, (5, 1), torch.float32)


def check_accuracy(accuracy):
    model, X = unit([1.0, 1.0], 0.0), tensor([[2, -1], [-1, -1], [-3, 1], [1, 2], [4, 4]])
    for Y, want in (([1, 0, 0, 1, 1], 1.0), ([1, 1, 0, 1, 0], 0.6), ([0, 1, 1, 0, 0], 0.0)):
        is_number("the accuracy", call(accuracy, model, X, tensor(Y)[:, None]), want)


# For pytest: the functions of the file `perceptron.py` in this folder.


def run(check):
    student = importlib.import_module("perceptron")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in perceptron.py"
    check(function)


def test_build_perceptron():
    run(check_build_perceptron)


def test_train():
    run(check_train)


def test_predict():
    run(check_predict)


def test_accuracy():
    run(check_accuracy)
