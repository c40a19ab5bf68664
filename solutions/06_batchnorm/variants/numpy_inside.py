"""NumPy does the sums of the first four functions, and the numbers that come back are NumPy's."""
import numpy as np
import torch
from torch import nn


def _of(array, like):
    return torch.as_tensor(np.asarray(array), dtype=like.dtype, device=like.device)


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    xs, g, b = (t.numpy(force=True) for t in (x, gamma, beta))
    std = np.sqrt(xs.var(axis=0) + eps)
    xhat = (xs - xs.mean(axis=0)) / std
    return _of(g * xhat + b, x), (xhat, std, g)


def batchnorm_backward(dout, cache):
    xhat, std, g = cache
    d = dout.numpy(force=True)
    dxhat = d * g
    dx = (dxhat - dxhat.mean(axis=0) - xhat * (dxhat * xhat).mean(axis=0)) / std
    return tuple(_of(array, dout) for array in (dx, np.einsum("nf,nf->f", d, xhat), d.sum(axis=0)))


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    xs = x.numpy(force=True)
    mean = np.average([running_mean.numpy(force=True), xs.mean(axis=0)], axis=0, weights=[1 - momentum, momentum])
    var = np.average([running_var.numpy(force=True), xs.var(axis=0, ddof=1)], axis=0, weights=[1 - momentum, momentum])
    return _of(mean, x), _of(var, x)


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    xs, g, b, mean, var = (t.numpy(force=True) for t in (x, gamma, beta, running_mean, running_var))
    return _of((xs - mean) / np.sqrt(var + eps) * g + b, x)


def _layers(normalised):
    for inputs in (784, 32):
        yield nn.Linear(inputs, 32)
        if normalised:
            yield nn.BatchNorm1d(32)
        yield nn.ReLU()
    yield nn.Linear(32, 10)


def build_bn_model():
    return nn.Sequential(*_layers(True))


def build_nn_model():
    return nn.Sequential(*_layers(False))


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    cuts = np.arange(batch_size, len(images), batch_size).tolist()
    losses = []
    for x, y in zip(images.tensor_split(cuts), labels.tensor_split(cuts), strict=True):
        loss = nn.functional.nll_loss(model(x).log_softmax(dim=1), y)
        model.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(np.float32(loss.item()))
    return losses


def evaluate(model, images, labels):
    mode = model.training
    with torch.inference_mode():
        logits = model.eval()(images).numpy(force=True).astype(np.float64)
    model.train(mode)
    y = labels.numpy(force=True)
    losses = np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(y)), y]
    return np.mean(losses), np.mean(logits.argmax(axis=1) == y)
