"""The public checks of assignment 04.

Beside your `xor_nn.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same
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


CORNERS, XOR = tensor([[0, 0], [0, 1], [1, 0], [1, 1]]), tensor([[0], [1], [1], [0]])


# What every check is made of.


def network():
    """A small network on its way to XOR, in float64, and its two layers."""
    first, second, squash = nn.Linear(2, 2), nn.Linear(2, 1), nn.Sigmoid()
    model = nn.Sequential(first, squash, second, squash).double()
    first.load_state_dict({"weight": tensor([[-2.5, -2.5], [0.5, 2.0]]), "bias": tensor([0.0, 0.0])})
    second.load_state_dict({"weight": tensor([[-2.0, -1.0]]), "bias": tensor([-1.0])})
    return model, first, second


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


def is_model(model, shapes, outputs):
    """A model with parameters of these shapes; with all of them -0.25 it gives these outputs."""
    assert isinstance(model, nn.Module), f"return a torch.nn.Module, not a {type(model).__name__}"
    found = sorted(tuple(parameter.shape) for parameter in model.parameters())
    assert found == sorted(shapes), f"the shapes of the parameters should be {sorted(shapes)}, and are {found}"
    for value in model.parameters():
        value.data.fill_(-0.25)
    got = model(torch.tensor([[0.0, 0.0], [1.0, -2.0], [3.0, 0.5]])).detach()
    same("the output where every parameter is -0.25", got, torch.tensor(outputs)[:, None])


# One check for each function.


def check_build_xor_nn(build_xor_nn):
    is_model(call(build_xor_nn), [(2, 2), (2,), (1, 2), (1,)], [0.384874, 0.377541, 0.407927])


def check_build_xor_wide_deep(build_xor_wide_deep):
    shapes = [(10, 2), (10,), (10, 10), (10,), (10, 10), (10,), (1, 10), (1,)]
    is_model(call(build_xor_wide_deep), shapes, [0.260596, 0.254231, 0.283671])


def check_train(train):
    model, first, second = network()
    costs = call(train, model, CORNERS, XOR, learning_rate=1.0, steps=1)
    assert isinstance(costs, (list, tuple)), f"return a list of floats, not a {type(costs).__name__}"
    assert len(costs) == 1, f"one step has one cost, and you return {len(costs)}"
    is_number("the cost before the first step", costs[0], 1.074988)
    want = tensor([[-2.529550, -2.530573], [0.451976, 1.978999]])
    same("the first layer's weight after one step", first.weight.detach(), want)
    same("the first layer's bias after one step", first.bias.detach(), tensor([-0.051059, -0.066491]))
    same("the second layer's weight after one step", second.weight.detach(), tensor([[-1.976711, -0.710834]]))
    same("the second layer's bias after one step", second.bias.detach(), tensor([-0.615658]))
    for device in (None, "cpu", torch.device("cpu")):
        costs = call(train, network()[0], CORNERS, XOR, learning_rate=5.0, steps=200, device=device)
        assert len(costs) == 200, f"200 steps have 200 costs, and you return {len(costs)}"
        assert costs[-1] < 0.02, f"after 200 steps with learning rate 5 the cost should be below 0.02: {costs[-1]}"


def check_accuracy(accuracy):
    model, _, _ = network()
    for Y, want in (([0, 0, 0, 0], 1.0), ([0, 1, 1, 0], 0.5), ([1, 1, 0, 1], 0.25)):
        is_number("the accuracy", call(accuracy, model, CORNERS, tensor(Y)[:, None]), want)
    for mode in ("training", "evaluation"):
        model.train(mode == "training")
        call(accuracy, model, CORNERS, XOR)
        assert model.training == (mode == "training"), f"a model that was in {mode} mode should be in it afterwards"


# For pytest: the functions of the file `xor_nn.py` in this folder.


def run(check):
    student = importlib.import_module("xor_nn")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in xor_nn.py"
    check(function)


def test_build_xor_nn():
    run(check_build_xor_nn)


def test_build_xor_wide_deep():
    run(check_build_xor_wide_deep)


def test_train():
    run(check_train)


def test_accuracy():
    run(check_accuracy)
