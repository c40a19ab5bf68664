"""The models are built from the functions by hand, whose gradient is left to autograd there."""
import torch
from torch import Tensor, nn


def batchnorm_forward(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5):
    variance, mean = torch.var_mean(x, dim=0, unbiased=False)
    cache = Cache(x=x, mean=mean, std=(variance + eps) ** 0.5, gamma=gamma)
    return cache.normal * gamma + beta, cache


class Cache:
    def __init__(self, **values):
        self.__dict__.update(values)

    @property
    def normal(self):
        return (self.x - self.mean) / self.std

    def of_normal(self, dnormal):
        count = dnormal.shape[0]
        paths = dnormal.sum(dim=0) + self.normal * (dnormal * self.normal).sum(dim=0)
        return (dnormal - paths / count) / self.std


def batchnorm_backward(dout: Tensor, cache: Cache):
    return cache.of_normal(dout * cache.gamma), torch.sum(dout * cache.normal, 0), torch.sum(dout, 0)


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    count = x.shape[0]
    variance = x.var(dim=0, unbiased=False) * count / (count - 1)
    return torch.lerp(running_mean, x.mean(dim=0), momentum), torch.lerp(running_var, variance, momentum)


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    return gamma * ((x - running_mean) / torch.sqrt(running_var + eps)) + beta


class Linear(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / inputs**0.5)

    def forward(self, x):
        return x @ self.weight.T + self.bias


class Norm(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(features))
        self.scale = nn.Parameter(torch.ones(features))
        self.register_buffer("variance", torch.ones(features))
        self.register_buffer("mean", torch.zeros(features))

    def forward(self, x):
        if not self.training:
            return batchnorm_inference(x, self.scale, self.shift, self.mean, self.variance)
        self.mean, self.variance = update_running_stats(self.mean, self.variance, x.detach())
        return batchnorm_forward(x, self.scale, self.shift)[0]


class Rectifier(nn.Module):
    def forward(self, x):
        return x.clamp(min=0)


def build_bn_model():
    rectifier = Rectifier()
    first = nn.Sequential(Linear(784, 32), Norm(32), rectifier)
    second = nn.Sequential(Linear(32, 32), Norm(32), rectifier)
    return nn.Sequential(first, second, Linear(32, 10))


def build_nn_model():
    rectifier = Rectifier()
    return nn.Sequential(Linear(784, 32), rectifier, nn.Sequential(Linear(32, 32), rectifier), Linear(32, 10))


def train_epoch(model, images, labels, optimizer, batch_size=32):
    if not model.training:
        model.train()
    batches = (len(images) + batch_size - 1) // batch_size
    losses = [0.0] * batches
    for number in range(batches):
        end = min((number + 1) * batch_size, len(images))
        rows = torch.arange(number * batch_size, end, device=images.device)
        for parameter in model.parameters():
            parameter.grad = None
        loss = nn.CrossEntropyLoss()(model(images.index_select(0, rows)), labels.index_select(0, rows))
        loss.backward()
        optimizer.step()
        losses[number] = loss.item()
    return tuple(losses)


def evaluate(model, images, labels):
    training = model.training
    model.train(False)
    with torch.set_grad_enabled(False):
        total, hits = 0.0, 0
        for start in range(0, len(images), 64):
            x, y = images[start : start + 64], labels[start : start + 64]
            out = model(x)
            total += nn.functional.cross_entropy(out, y).item() * len(y)
            hits += torch.eq(out.argmax(dim=1), y).sum().item()
    model.train(training)
    return total / len(images), hits / len(images)
