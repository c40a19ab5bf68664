"""Feature by feature in Python loops; evaluation image by image, batches by index."""
import torch
from torch import nn


def _mean(numbers):
    return sum(numbers) / len(numbers)


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    out, cache = torch.empty_like(x), []
    for j in range(x.shape[1]):
        column = [x[i, j] for i in range(x.shape[0])]
        mean = _mean(column)
        var = _mean([(value - mean) ** 2 for value in column])
        root = torch.sqrt(var + eps)
        normal = [(value - mean) / root for value in column]
        for i, value in enumerate(normal):
            out[i, j] = gamma[j] * value + beta[j]
        cache.append((normal, root, gamma[j]))
    return out, cache


def batchnorm_backward(dout, cache):
    dx = torch.empty_like(dout)
    dgamma, dbeta = [], []
    for j, (normal, root, scale) in enumerate(cache):
        g = [dout[i, j] for i in range(dout.shape[0])]
        weighted = [a * b for a, b in zip(g, normal, strict=True)]
        for i in range(dout.shape[0]):
            dx[i, j] = scale / root * (g[i] - _mean(g) - normal[i] * _mean(weighted))
        dgamma.append(sum(weighted))
        dbeta.append(sum(g))
    return [dx, torch.stack(dgamma), torch.stack(dbeta)]


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    new_mean, new_var = running_mean.clone(), running_var.clone()
    for j in range(x.shape[1]):
        mean = _mean(list(x[:, j]))
        var = sum((value - mean) ** 2 for value in x[:, j]) / (x.shape[0] - 1)
        new_mean[j] = (1 - momentum) * running_mean[j] + momentum * mean
        new_var[j] = (1 - momentum) * running_var[j] + momentum * var
    return [new_mean, new_var]


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    rows = [gamma * (row - running_mean) / (running_var + eps).sqrt() + beta for row in x]
    return torch.stack(rows)


def build_bn_model():
    layers = []
    for inputs in (784, 32):
        layers += [nn.Linear(inputs, 32), nn.BatchNorm1d(32), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(32, 10))


def build_nn_model():
    layers = []
    for inputs in (784, 32):
        layers += [nn.Linear(inputs, 32), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(32, 10))


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses, first = [], 0
    while first < len(images):
        last = min(first + batch_size, len(images))
        optimizer.zero_grad()
        logits = model(images[first:last])
        picked = logits[range(last - first), labels[first:last]]
        loss = (torch.logsumexp(logits, dim=1) - picked).mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        first = last
    return losses


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    loss, right = 0.0, 0
    with torch.no_grad():
        for image, label in zip(images, labels, strict=True):
            logits = model(image[None])
            loss += nn.functional.cross_entropy(logits, label[None]).item()
            right += int(logits.argmax() == label)
    model.train(was_training)
    return loss / len(images), right / len(images)
