"""Everything by hand is computed in float64 and given back in the dtype of the input; numbers are 0-d tensors."""
import torch
from torch import nn


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    x64 = x.double()
    var, mean = torch.var_mean(x64, dim=0, correction=0)
    rstd = torch.rsqrt(var + eps)
    out = torch.addcmul(beta.double(), gamma.double(), (x64 - mean) * rstd)
    return out.to(x.dtype), (x64, mean, rstd, gamma.double())


def batchnorm_backward(dout, cache):
    x64, mean, rstd, gamma = cache
    g = dout.double()
    xhat = (x64 - mean) * rstd
    N = g.size(0)
    dx = gamma * rstd / N * (N * g - g.sum(0) - xhat * (g * xhat).sum(0))
    return dx.to(dout.dtype), (g * xhat).sum(0).to(dout.dtype), g.sum(0).to(dout.dtype)


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    var, mean = torch.var_mean(x.double(), dim=0)
    new = [old.double().lerp(batch, momentum) for old, batch in ((running_mean, mean), (running_var, var))]
    return tuple(value.to(x.dtype) for value in new)


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    normal = (x.double() - running_mean) * torch.rsqrt(running_var.double() + eps)
    return (gamma * normal + beta).to(x.dtype)


def build_bn_model():
    model = nn.Sequential()
    for name, inputs in (("first", 784), ("second", 32)):
        model.add_module(name, nn.Linear(inputs, 32))
        model.add_module(f"{name} norm", nn.BatchNorm1d(32))
        model.add_module(f"{name} relu", nn.ReLU(inplace=True))
    model.add_module("logits", nn.Linear(32, 10))
    return model.eval()


def build_nn_model():
    return nn.Sequential(*(layer for layer in build_bn_model() if not isinstance(layer, nn.BatchNorm1d)))


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train(True)
    losses = []
    for x, y in zip(images.split(batch_size), labels.split(batch_size), strict=True):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return losses


def evaluate(model, images, labels):
    before = model.training
    model.eval()
    with torch.no_grad():
        loss, right = images.new_zeros(()), images.new_zeros(())
        for x, y in zip(images.split(100), labels.split(100), strict=True):
            logits = model(x)
            loss += nn.functional.cross_entropy(logits, y, reduction="sum")
            right += (logits.max(dim=1).indices == y).sum()
    model.train(before)
    return [loss / len(images), right / len(images)]
