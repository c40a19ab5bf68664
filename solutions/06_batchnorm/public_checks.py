"""The public checks of assignment 06.

Beside your `batchnorm.py`, run `pytest public_checks.py`. In the notebook, the locked cells call the same
functions. They look at a few values and at shapes, and train for a moment on the images in `mnist_5k.npz`.
To pass them is a good sign and no promise: the hidden checks look at more.
"""

import importlib
import math
import traceback
from pathlib import Path

import numpy as np
import torch
from torch import nn

# pytest then shows your lines and the message, and none of the lines below.
__tracebackhide__ = True

IMAGES = Path(__file__).with_name("mnist_5k.npz")


def tensor(rows):
    return torch.tensor(rows, dtype=torch.float64)


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


def same(name, got, want):
    """`got` is `want`, but for a ten-thousandth of its largest entry."""
    assert torch.is_tensor(got), f"{name} should be a torch.Tensor, and is a {type(got).__name__}"
    shapes = f"{tuple(want.shape)}, and has {tuple(got.shape)}"
    assert got.shape == want.shape, f"{name} should have shape {shapes}"
    assert got.dtype == want.dtype, f"{name} should have dtype {want.dtype}, and has {got.dtype}"
    assert torch.isfinite(got).all(), f"{name} should be finite, and is {got.tolist()}"
    error = (got - want).abs()
    if error.numel() and error.max() > 1e-4 * (want.abs().max() or 1):
        index = torch.unravel_index(error.argmax(), want.shape)
        where = f": entry {[int(i) for i in index]}" if index else ""
        raise AssertionError(f"{name}{where} should be {want[index]:.6f}, and is {got[index]:.6f}")


def digits(part, count):
    """The first images and labels of a part, train or test."""
    assert IMAGES.exists(), f"{IMAGES.name} is missing: it belongs into the folder of public_checks.py"
    with np.load(IMAGES) as file:
        images, labels = file[f"{part}_images"][:count], file[f"{part}_labels"][:count]
    return torch.from_numpy(images) / 255, torch.from_numpy(labels).long()


def small_network(training):
    """Linear, BatchNorm1d, ReLU, Linear, in that mode and always with the same random start."""
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(784, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 10))
    network.train(mode=training)
    return network


def output(model, images, training):
    """What the model makes of the images in that mode."""
    model.train(mode=training)
    return model(images)


# One check for each function. The first ones are the example of the handout.

X = tensor([[1.0, 2.0], [3.0, 2.0], [5.0, 2.0], [7.0, 2.0]])
GAMMA, BETA = tensor([3.0, 2.0]), tensor([10.0, -1.0])


def check_batchnorm_forward(batchnorm_forward):
    out, _ = parts(call(batchnorm_forward, X, GAMMA, BETA, 4.0), "out", "cache")
    same("out for the handout's example and a constant feature", out, tensor([[7, -1], [9, -1], [11, -1], [13, -1]]))
    out, _ = parts(call(batchnorm_forward, X, GAMMA, BETA), "out", "cache")
    third = 3 / math.sqrt(5 + 1e-5)
    wanted = [[10 - 3 * third, -1], [10 - third, -1], [10 + third, -1], [10 + 3 * third, -1]]
    same("out with the default eps", out, tensor(wanted))
    out, _ = parts(call(batchnorm_forward, X[:1].float(), GAMMA.float(), BETA.float()), "out", "cache")
    same("out for a single example in float32", out, BETA[None].float())


def check_batchnorm_backward(batchnorm_backward):
    forward = batchnorm_backward.__globals__.get("batchnorm_forward")
    assert forward is not None, "batchnorm_backward needs the cache of batchnorm_forward: write that first"
    try:
        _, cache = parts(call(forward, X, GAMMA, BETA, 4.0), "out", "cache")
    except AssertionError as error:
        raise AssertionError(f"batchnorm_backward needs a cache, and {error}") from None
    dout = tensor([[4.0, 1.0], [0.0, 2.0], [0.0, 3.0], [0.0, 6.0]])
    for _again in (False, True):
        result = parts(call(batchnorm_backward, dout, cache), "dx", "dgamma", "dbeta")
        same("dbeta", result[2], tensor([4.0, 12.0]))
        same("dgamma", result[1], tensor([-4.0, 0.0]))
        same("dx", result[0], tensor([[2.0, -2.0], [-4 / 3, -1.0], [-2 / 3, 0.0], [0.0, 3.0]]))


def check_update_running_stats(update_running_stats):
    mean, var = tensor([0.0, 10.0]), tensor([1.0, 1.0])
    names = "running_mean", "running_var"
    new_mean, new_var = parts(call(update_running_stats, mean, var, X), *names)
    same("running_mean after one batch", new_mean, tensor([0.4, 9.2]))
    same("running_var after one batch", new_var, tensor([0.9 + 2 / 3, 0.9]))
    new_mean, new_var = parts(call(update_running_stats, mean, var, X, 1.0), *names)
    same("running_mean with momentum 1", new_mean, tensor([4.0, 2.0]))
    same("running_var with momentum 1", new_var, tensor([20 / 3, 0.0]))


def check_batchnorm_inference(batchnorm_inference):
    mean, var = tensor([3.0, 0.0]), tensor([5.0, 0.0])
    out = call(batchnorm_inference, X, GAMMA, BETA, mean, var, 4.0)
    same("out", out, tensor([[8.0, 1.0], [10.0, 1.0], [12.0, 1.0], [14.0, 1.0]]))
    out = call(batchnorm_inference, X[:1], GAMMA, BETA, mean, var, 4.0)
    same("out for one example alone", out, tensor([[8.0, 1.0]]))


def check_model(model, normalised):
    assert isinstance(model, nn.Module), f"return a torch.nn.Module, not a {type(model).__name__}"
    shapes = sorted(tuple(parameter.shape) for parameter in model.parameters())
    asked = sorted([(10,), (10, 32), (32, 32), (32, 784)] + [(32,)] * (6 if normalised else 2))
    assert shapes == asked, f"the shapes of the parameters should be {asked}, and are {shapes}"
    images, _ = digits("train", 20)
    out = output(model, images, training=False)
    assert out.shape == (20, 10), f"the output for 20 images should have shape (20, 10), and has {tuple(out.shape)}"
    alone = model(images[:1])
    assert torch.allclose(alone, out[:1], atol=1e-5), "in evaluation mode an image's output depends on others"
    trained = output(model, images, training=True)
    if not normalised:
        assert torch.allclose(trained, out, atol=1e-5), "without normalisation, both modes should give the same"
        return
    assert not torch.allclose(trained, out, atol=1e-3), "in training mode the batch itself should normalise"
    moved = output(model, images, training=False)
    assert not torch.equal(moved, out), "a batch in training mode should move the running statistics"
    assert torch.equal(model(images), moved), "in evaluation mode nothing should move"


def check_build_bn_model(build_bn_model):
    check_model(call(build_bn_model), normalised=True)


def check_build_nn_model(build_nn_model):
    check_model(call(build_nn_model), normalised=False)


def check_train_epoch(train_epoch):
    images, labels = digits("train", 1000)
    model = small_network(training=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    first = call(train_epoch, model, images, labels, optimizer)
    assert isinstance(first, (list, tuple)), f"return a list of floats, not a {type(first).__name__}"
    assert len(first) == 32, f"1,000 images are 32 batches of 32, the last one smaller; you return {len(first)} losses"
    assert model.training, "train_epoch should set training mode"
    second = call(train_epoch, model, images, labels, optimizer)
    wanted = nn.functional.cross_entropy(small_network(training=True)(images[:32]), labels[:32]).item()
    start, end = float(first[0]), sum(map(float, second)) / len(second)
    assert abs(start - wanted) < 1e-3, f"the first loss should be {wanted:.3f}, and is {start:.3f}"
    assert end < 1.3, f"the mean loss of the second epoch should be below 1.3, and is {end:.2f}"


def check_evaluate(evaluate):
    images, labels = digits("test", 45)
    for was_training in (True, False):
        model = small_network(was_training)
        loss, accuracy = parts(call(evaluate, model, images, labels), "loss", "accuracy")
        assert model.training is was_training, "evaluate should leave the model in the mode in which it came"
        logits = output(model, images, training=False)
        wanted = nn.functional.cross_entropy(logits, labels).item()
        share = float((logits.argmax(1) == labels).double().mean())
        assert abs(loss - wanted) < 1e-4, f"the loss should be {wanted:.4f}, and is {loss:.4f}"
        assert abs(accuracy - share) < 1e-4, f"the accuracy should be {share:.4f}, and is {accuracy:.4f}"


# For pytest: the functions of the file `batchnorm.py` in this folder.


def run(check):
    student = importlib.import_module("batchnorm")
    name = check.__name__.removeprefix("check_")
    function = getattr(student, name, None)
    assert function is not None, f"there is no function {name} in batchnorm.py"
    check(function)


def test_batchnorm_forward():
    run(check_batchnorm_forward)


def test_batchnorm_backward():
    run(check_batchnorm_backward)


def test_update_running_stats():
    run(check_update_running_stats)


def test_batchnorm_inference():
    run(check_batchnorm_inference)


def test_build_bn_model():
    run(check_build_bn_model)


def test_build_nn_model():
    run(check_build_nn_model)


def test_train_epoch():
    run(check_train_epoch)


def test_evaluate():
    run(check_evaluate)
