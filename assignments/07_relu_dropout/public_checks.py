"""The public checks of assignment 07.

Beside your `relu_dropout.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same
functions. They look at a few values and at shapes, and roughly at how much is dropped. To pass them is a good
sign and no promise: the hidden checks look at more.
"""

import importlib
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
    if error.numel() and error.max() > 1e-4 * (want.abs().max() or 1):
        index = torch.unravel_index(error.argmax(), want.shape)
        where = f": entry {[int(i) for i in index]}" if index else ""
        raise AssertionError(f"{name}{where} should be {want[index]:.6f}, and is {got[index]:.6f}")


# One check for each function.


def check_relu(relu):
    same("relu([-2, 0, 3])", call(relu, tensor([-2.0, 0.0, 3.0])), tensor([0.0, 0.0, 3.0]))
    same("relu(-1), a single number", call(relu, tensor(-1.0)), tensor(0.0))
    x = torch.tensor([[1e6, -1e6], [1e-6, -1e-6]])
    same("relu of large and small numbers in float32", call(relu, x), torch.tensor([[1e6, 0.0], [1e-6, 0.0]]))


def check_relu_backward(relu_backward):
    dout, x = tensor([[4.0, -5.0], [6.0, 7.0]]), tensor([[2.0, 0.5], [-1.0, -0.1]])
    same("dx for x = 2, 0.5, -1, -0.1", call(relu_backward, dout, x), tensor([[4.0, -5.0], [0.0, 0.0]]))
    same("dx where x is exactly 0", call(relu_backward, tensor([3.0]), tensor([0.0])), tensor([0.0]))


def check_dropout_forward(dropout_forward):
    x = random(50, 40)
    for p in (0.2, 0.5, 0.8):
        generator = torch.Generator().manual_seed(1)
        out, mask = parts(call(dropout_forward, x, p, True, generator), "out", "mask")
        is_tensor("mask", mask, x.shape, x.dtype)
        zeros_and_ones = ((mask == 0) | (mask == 1)).all()
        assert zeros_and_ones, "the mask should hold nothing but 0 and 1: divide in `out`, not in the mask"
        kept = mask.bool()
        same("the dropped entries of out", out[~kept], torch.zeros_like(x[~kept]))
        same(f"the kept entries of out with p = {p}, times {1 - p:.1f},", out[kept] * (1 - p), x[kept])
        share = float((~kept).double().mean())
        assert abs(share - p) < 0.1, f"with p = {p} a share of {share:.2f} of 2,000 entries was dropped"
        again = torch.Generator().manual_seed(1)
        twin = parts(call(dropout_forward, x, p, True, again), "out", "mask")[1]
        assert torch.equal(mask, twin), "two generators in the same state should give the same mask"
    out, mask = parts(call(dropout_forward, x, 0.3, False), "out", "mask")
    same("out when not training", out, x)
    same("mask when not training", mask, torch.ones_like(x))
    out, mask = parts(call(dropout_forward, x, 1.0, True), "out", "mask")
    same("out with p = 1", out, torch.zeros_like(x))
    same("mask with p = 1", mask, torch.zeros_like(x))
    try:
        call(dropout_forward, x, 1.5, True)
    except ValueError:
        return
    raise AssertionError("p = 1.5 is no probability: raise ValueError")


def check_dropout_backward(dropout_backward):
    dout, mask = tensor([[1.0, 2.0], [3.0, -4.0]]), tensor([[1.0, 0.0], [0.0, 1.0]])
    same("dx with p = 0.75", call(dropout_backward, dout, mask, 0.75, True), tensor([[4.0, 0.0], [0.0, -16.0]]))
    same("dx when not training", call(dropout_backward, dout, torch.ones_like(mask), 0.75, False), dout)
    none = torch.zeros_like(mask)
    same("dx with p = 1", call(dropout_backward, dout, none, 1.0, True), torch.zeros_like(dout))


def check_build_dropout_model(build_dropout_model):
    model = call(build_dropout_model)
    assert isinstance(model, nn.Module), f"return a torch.nn.Module, not a {type(model).__name__}"
    shapes = sorted(tuple(parameter.shape) for parameter in model.parameters())
    asked = [(10,), (10, 256), (256,), (256,), (256, 256), (256, 784)]
    assert shapes == asked, f"the shapes of the parameters should be {asked}, and are {shapes}"
    X = random(5, 784).float()
    with torch.no_grad():
        model.eval()
        first, second = model(X), model(X)
        is_tensor("the output for 5 images", first, (5, 10), torch.float32)
        assert torch.equal(first, second), "in evaluation mode two calls should give the same, and they do not"
        model.train()
        assert not torch.equal(model(X), model(X)), "in training mode chance should drop something else each time"
        model = call(build_dropout_model, 0.0)
        model.train()
        assert torch.equal(model(X), model(X)), "with p = 0 nothing should be dropped: use the p that you are given"


# For pytest: the functions of the file `relu_dropout.py` in this folder.


def run(check):
    student = importlib.import_module("relu_dropout")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in relu_dropout.py"
    check(function)


def test_relu():
    run(check_relu)


def test_relu_backward():
    run(check_relu_backward)


def test_dropout_forward():
    run(check_dropout_forward)


def test_dropout_backward():
    run(check_dropout_backward)


def test_build_dropout_model():
    run(check_build_dropout_model)
