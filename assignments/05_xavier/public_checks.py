"""The public checks of assignment 05.

Beside your `xavier.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same functions.
They look at a few shapes, and roughly at how the numbers are spread. To pass them is a good sign and no promise:
the hidden checks look at more.
"""

import importlib
import traceback

import torch
from torch import nn

# pytest then shows your lines and the message, and none of the lines below.
__tracebackhide__ = True


def call(function, *args, **kwargs):
    """The function's result; says so where it is not written yet."""
    try:
        return function(*args, **kwargs)
    except NotImplementedError as error:
        missing = traceback.extract_tb(error.__traceback__)[-1].name
        raise AssertionError(f"{missing} is not written yet") from None


# One check for each function.


def check_calculate_fan_in_and_fan_out(calculate_fan_in_and_fan_out):
    for shape, want in (((5, 3), (3, 5)), ((5, 3, 7), (21, 35)), ((5, 3, 2, 4), (24, 40))):
        got = call(calculate_fan_in_and_fan_out, torch.ones(shape))
        assert isinstance(got, (tuple, list)), f"return the tuple (fan_in, fan_out), not a {type(got).__name__}"
        assert len(got) == 2, f"return the two numbers (fan_in, fan_out); you return {len(got)}"
        whole = all(isinstance(fan, int) for fan in got)
        assert whole, f"the fans should be ints, and are {' and '.join(type(fan).__name__ for fan in got)}"
        assert tuple(got) == want, f"for the shape {shape} (fan_in, fan_out) should be {want}, and is {tuple(got)}"
    for shape in ((), (4,)):
        try:
            call(calculate_fan_in_and_fan_out, torch.ones(shape))
        except ValueError:
            continue
        raise AssertionError(f"a tensor of shape {shape} has no fans: raise ValueError")


def check_xavier_uniform_(xavier_uniform_):
    for shape, gain, bound in (((300, 300), 1.0, 0.1), ((300, 300), 2.0, 0.2), ((20, 10, 2, 10), 1.0, 0.1)):
        tensor = torch.full(shape, 9.0)
        result = call(xavier_uniform_, tensor, gain)
        assert result is tensor, "return the very tensor that you were given, filled"
        largest, what = float(tensor.abs().max()), f"with gain {gain} and the shape {shape}"
        assert largest <= bound * 1.000001, f"{what} no entry may lie beyond {bound}, and one is at {largest:.4f}"
        assert largest >= 0.99 * bound, f"{what} the entries should reach {bound}, and only reach {largest:.4f}"
        spread = float(tensor.std()) / bound
        assert abs(spread - 0.577) < 0.03, f"{what} the standard deviation should be 0.577 a, and is {spread:.3f} a"
        mean = float(tensor.mean()) / bound
        assert abs(mean) < 0.05, f"{what} the mean should be about 0, and is {mean:.3f} a"
    tensor, alike = torch.ones(4, 6), torch.ones(4, 6)
    call(xavier_uniform_, tensor, generator=torch.Generator().manual_seed(1))
    call(xavier_uniform_, alike, generator=torch.Generator().manual_seed(1))
    assert torch.equal(tensor, alike), "two generators in the same state should give the same numbers"
    weight = nn.Linear(6, 4).weight
    before = weight.detach().clone()
    try:
        call(xavier_uniform_, weight)
    except RuntimeError as error:
        raise AssertionError(f"a parameter should be filled outside the graph: {error}") from None
    assert not torch.equal(weight, before), "a parameter should be filled in place, too"
    assert weight.requires_grad, "a parameter should still require gradients afterwards"
    whole = torch.full((4, 6), 9.0)
    call(xavier_uniform_, whole[:2].T)
    assert whole[:2].max() < 2, "a tensor that is not contiguous should be filled in place, too"
    assert whole[2:].min() == 9, "numbers beside the tensor, in the same memory, should stay as they are"


def check_build_mnist_nn_xavier(build_mnist_nn_xavier):
    model = call(build_mnist_nn_xavier)
    assert isinstance(model, nn.Module), f"return a torch.nn.Module, not a {type(model).__name__}"
    parameters = list(model.parameters())
    shapes = sorted(tuple(parameter.shape) for parameter in parameters)
    asked = [(10,), (10, 256), (256,), (256,), (256, 256), (256, 784)]
    assert shapes == asked, f"the shapes of the parameters should be {asked}, and are {shapes}"
    bounds = {(256, 784): 0.0760, (256, 256): 0.1083, (10, 256): 0.1502}
    for parameter in parameters:
        largest = float(parameter.detach().abs().max())
        if parameter.dim() == 1:
            assert largest == 0, f"every bias should be 0, and one holds {largest:.4f}"
            continue
        bound, shape = bounds[tuple(parameter.shape)], tuple(parameter.shape)
        right = 0.98 * bound < largest < 1.001 * bound
        assert right, f"the weight of shape {shape} should reach {bound}, and reaches {largest:.4f}"
    with torch.no_grad():
        out = model(torch.rand(5, 784))
    assert out.shape == (5, 10), f"the output for 5 images should have shape (5, 10), and has {tuple(out.shape)}"


# For pytest: the functions of the file `xavier.py` in this folder.


def run(check):
    student = importlib.import_module("xavier")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in xavier.py"
    check(function)


def test_calculate_fan_in_and_fan_out():
    run(check_calculate_fan_in_and_fan_out)


def test_xavier_uniform_():
    run(check_xavier_uniform_)


def test_build_mnist_nn_xavier():
    run(check_build_mnist_nn_xavier)
