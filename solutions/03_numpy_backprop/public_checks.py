"""The public checks of assignment 03.

Beside your `numpy_backprop.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same
functions. They look at a few values and at shapes, compare your gradient with finite differences (nudge one
number, and see how far the loss moves), and repeat the published run. To pass them is a good sign and no
promise: the hidden checks look at more.
"""

import importlib
import traceback

import numpy as np

# pytest then shows your lines and the message, and none of the lines below.
__tracebackhide__ = True

PARAMETERS = "W1", "B1", "W2", "B2"

# The published run: XOR, two seeds, loss and predictions before and after 2,000 steps with learning rate 0.1.
XOR_INPUTS = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
XOR_TARGETS = np.array([[0.0], [1.0], [1.0], [0.0]])
BEFORE = {
    220132: (3.765259978818, [0.206018541849, 0.154068174198, 0.226556511704, 0.164265130582]),
    220118: (3.130685285464, [0.390461066052, 0.251174224759, 0.392362461752, 0.272728308046]),
}
AFTER = {
    220132: (0.189054486778, [0.041549880441, 0.944773720748, 0.948753264195, 0.036516956326]),
    220118: (0.150120926346, [0.033158657349, 0.956487179504, 0.958389053444, 0.028982405147]),
}


def random(*shape, seed=0):
    return np.random.RandomState(seed).randn(*shape)


def an_uneven_network():
    """Inputs, targets and parameters with N=5, D=3 and H=4, so that no transpose goes unnoticed."""
    inputs, targets = random(5, 3, seed=1), np.array([[0.0], [1.0], [1.0], [0.0], [1.0]])
    return inputs, targets, random(4, 3, seed=2), random(4, 1, seed=3), random(1, 4, seed=4), random(1, 1, seed=5)


def published_start(seed):
    """The parameters of the published run; leaves NumPy's global generator alone."""
    generator = np.random.RandomState(seed)
    return generator.randn(2, 2), generator.randn(2, 1), generator.randn(1, 2), generator.randn(1, 1)


# What every check is made of.


def call(function, *args, **kwargs):
    """The function's result; says so where it is not written yet, or where it changes its arguments."""
    before = [np.copy(arg) for arg in args]
    try:
        result = function(*args, **kwargs)
    except NotImplementedError as error:
        missing = traceback.extract_tb(error.__traceback__)[-1].name
        raise AssertionError(f"{missing} is not written yet") from None
    for number, (arg, copy) in enumerate(zip(args, before, strict=True), start=1):
        unchanged = np.array_equal(arg, copy)
        assert unchanged, f"{function.__name__} changes its argument number {number}; work on a copy"
    return result


def parts(result, *names):
    """The results of a function that returns several."""
    listing = f"({', '.join(names)})"
    assert isinstance(result, (tuple, list)), f"return the tuple {listing}, not a {type(result).__name__}"
    assert len(result) == len(names), f"return the {len(names)} values {listing}; you return {len(result)}"
    return result


def is_array(name, got, shape, dtype):
    """`got` is a finite array of that shape and dtype."""
    assert isinstance(got, np.ndarray), f"{name} should be a NumPy array, and is a {type(got).__name__}"
    assert got.shape == shape, f"{name} should have shape {shape}, and has {got.shape}"
    assert got.dtype == dtype, f"{name} should have dtype {np.dtype(dtype)}, and has {got.dtype}"
    assert np.isfinite(got).all(), f"{name} should be finite, and is {got.tolist()}"


def same(name, got, want, tolerance=1e-4):
    """`got` is `want`, but for a ten-thousandth of its largest entry."""
    is_array(name, got, want.shape, want.dtype)
    error = np.abs(got - want)
    if error.max() > tolerance * (np.abs(want).max() or 1):
        index = np.unravel_index(error.argmax(), want.shape)
        where = f": entry {[int(i) for i in index]}" if index else ""
        numbers = f"should be {want[index]:.10g}, and is {got[index]:.10g}"
        raise AssertionError(f"{name}{where} {numbers}{_factor(got, want)}")


def _factor(got, want):
    """A remark where all entries are wrong by one and the same factor."""
    ratio = (got * want).sum() / (want * want).sum()
    if want.size < 2 or not got.any() or np.abs(got - ratio * want).max() > 1e-6 * np.abs(want).max():
        return ""
    return f" (all entries are {ratio:.4g} times what they should be)"


def same_number(name, got, want, tolerance=1e-4):
    """`got` is a number, and it is `want`."""
    assert np.ndim(got) == 0, f"{name} should be a float, and is an array of shape {np.shape(got)}"
    close = abs(float(got) - want) <= tolerance * abs(want)
    assert close, f"{name} should be {want:.10g}, and is {float(got):.10g}"


def summed_loss(inputs, targets, W1, B1, W2, B2):
    """The summed loss of the whole network."""
    hidden = 1 / (1 + np.exp(-(np.einsum("hd,nd->nh", W1, inputs) + B1.ravel())))
    score = np.einsum("oh,nh->no", W2, hidden) + B2
    return np.logaddexp(0, np.where(targets == 1, -score, score)).sum()


def slopes(network, step=1e-5):
    """The gradients by central differences, one entry of one parameter after the other."""
    data, params = network[:2], list(network[2:])
    gradients = [np.zeros_like(param) for param in params]
    for i, (param, gradient) in enumerate(zip(params, gradients, strict=True)):
        for index in np.ndindex(param.shape):
            nudge = np.zeros_like(param)
            nudge[index] = step
            above = summed_loss(*data, *params[:i], param + nudge, *params[i + 1 :])
            below = summed_loss(*data, *params[:i], param - nudge, *params[i + 1 :])
            gradient[index] = (above - below) / (2 * step)
    return gradients


# One check for each function.


def check_forward(forward):
    names = "G1", "S1", "G2", "S2", "pred", "loss"
    inputs, targets = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([[1.0], [0.0]])
    W1, B1 = np.array([[1.0, 0.5], [0.0, -1.0]]), np.array([[0.0], [1.0]])
    W2, B2 = np.array([[2.0, -1.0]]), np.array([[0.5]])
    want = (
        np.array([[2.0, -0.5], [-1.0, 2.0]]),
        np.array([[0.880797, 0.377541], [0.268941, 0.880797]]),
        np.array([[1.992653, 0.374285]]),
        np.array([[0.880024, 0.592494]]),
        np.array([[0.880024], [0.592494]]),
    )
    *arrays, loss = parts(call(forward, inputs, targets, W1, B1, W2, B2), *names)
    for name, got, value in zip(names, arrays, want, strict=False):
        same(name, got, value)
    same_number("loss, a sum over two examples,", loss, 1.025505)
    for dtype in (np.float64, np.float32):
        network = [array.astype(dtype) for array in an_uneven_network()]
        *arrays, loss = parts(call(forward, *network), *names)
        shapes = (4, 5), (4, 5), (1, 5), (1, 5), (5, 1)
        for name, got, shape in zip(names, arrays, shapes, strict=False):
            is_array(f"{name} of N=5, D=3, H=4", got, shape, dtype)
        same_number("loss of N=5, D=3, H=4", loss, summed_loss(*an_uneven_network()))
    for seed, (want_loss, want_pred) in BEFORE.items():
        *_, pred, loss = parts(call(forward, XOR_INPUTS, XOR_TARGETS, *published_start(seed)), *names)
        same(f"pred of the published start {seed}", pred, np.array(want_pred)[:, None], 1e-8)
        same_number(f"loss of the published start {seed}", loss, want_loss, 1e-8)


def check_loss_gradient(loss_gradient):
    names = "dL_dW1", "dL_dB1", "dL_dW2", "dL_dB2"
    network = an_uneven_network()
    got = parts(call(loss_gradient, *network), *names)
    for name, value, want in zip(names, got, slopes(network), strict=True):
        same(name, value, want)


def check_train(train):
    names = (*PARAMETERS, "losses")
    inputs, targets, *start = an_uneven_network()
    *trained, losses = parts(call(train, inputs, targets, *start, 0.1, 1), *names)
    for name, got, before, slope in zip(names, trained, start, slopes((inputs, targets, *start)), strict=False):
        same(f"{name} after one step", got, before - 0.1 * slope)
    assert isinstance(losses, (list, tuple)), f"losses should be a list, and is a {type(losses).__name__}"
    assert len(losses) == 1, f"training of 1 step has 1 loss, and your list has {len(losses)}"
    same_number("the loss before the first step", losses[0], summed_loss(inputs, targets, *start))
    for seed, (want_loss, want_pred) in AFTER.items():
        *trained, losses = parts(call(train, XOR_INPUTS, XOR_TARGETS, *published_start(seed)), *names)
        assert len(losses) == 2000, f"the default of steps is 2000, and your list of losses has {len(losses)}"
        same_number(f"the first loss of the published run {seed}", losses[0], BEFORE[seed][0], 1e-8)
        loss = summed_loss(XOR_INPUTS, XOR_TARGETS, *trained)
        same_number(f"the loss at the end of the published run {seed}", loss, want_loss, 1e-8)
        W1, B1, W2, B2 = trained
        hidden = 1 / (1 + np.exp(-(np.einsum("hd,nd->nh", W1, XOR_INPUTS) + B1.ravel())))
        pred = 1 / (1 + np.exp(-(np.einsum("oh,nh->no", W2, hidden) + B2)))
        same(f"the predictions at the end of the published run {seed}", pred, np.array(want_pred)[:, None], 1e-8)


# For pytest: the functions of the file `numpy_backprop.py` in this folder.


def run(check):
    student = importlib.import_module("numpy_backprop")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in numpy_backprop.py"
    check(function)


def test_forward():
    run(check_forward)


def test_loss_gradient():
    run(check_loss_gradient)


def test_train():
    run(check_train)
