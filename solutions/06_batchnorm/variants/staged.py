"""The cache keeps the inputs alone; the way back goes through every step of the way forth, one at a time."""
import torch
import torch.nn.functional as F  # noqa: N812
from torch import nn


def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mu = x.sum(0) / x.shape[0]
    xmu = x - mu
    var = (xmu**2).sum(0) / x.shape[0]
    out = gamma * (xmu / (var + eps) ** 0.5) + beta
    return out, {"x": x, "gamma": gamma, "eps": eps}


def batchnorm_backward(dout, cache):
    x, gamma, eps = cache["x"], cache["gamma"], cache["eps"]
    N = x.shape[0]
    xmu = x - x.mean(0)
    var = (xmu**2).mean(0)
    sqrtvar = torch.sqrt(var + eps)
    ivar = 1.0 / sqrtvar
    xhat = xmu * ivar

    dbeta = dout.sum(0)
    dgamma = (dout * xhat).sum(0)
    dxhat = dout * gamma
    divar = (dxhat * xmu).sum(0)
    dxmu = dxhat * ivar
    dsqrtvar = -divar / sqrtvar**2
    dvar = 0.5 * dsqrtvar / sqrtvar
    dxmu = dxmu + 2 * xmu * dvar / N
    dmu = -dxmu.sum(0)
    return dxmu + dmu / N, dgamma, dbeta


def update_running_stats(running_mean, running_var, x, momentum=0.1):
    unbiased = ((x - x.mean(0)) ** 2).sum(0) / (x.shape[0] - 1)
    return (
        running_mean + momentum * (x.mean(0) - running_mean),
        running_var + momentum * (unbiased - running_var),
    )


def batchnorm_inference(x, gamma, beta, running_mean, running_var, eps=1e-5):
    scale = gamma * (running_var + eps) ** -0.5
    return x * scale + (beta - running_mean * scale)


class BNNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 10)
        self.bn1 = nn.BatchNorm1d(32)
        self.bn2 = nn.BatchNorm1d(32)

    def forward(self, x):
        x = F.relu(self.bn1(self.fc1(x)))
        x = F.relu(self.bn2(self.fc2(x)))
        return self.fc3(x)


class NNNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 32)
        self.fc2 = nn.Linear(32, 32)
        self.fc3 = nn.Linear(32, 10)

    def forward(self, x):
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


def build_bn_model():
    return BNNet()


def build_nn_model():
    return NNNet()


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    criterion = nn.CrossEntropyLoss()
    losses = []
    for i in range(0, images.shape[0], batch_size):
        x, y = images[i : i + batch_size], labels[i : i + batch_size]
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(float(loss))
    return losses


@torch.no_grad()
def evaluate(model, images, labels):
    mode = model.training
    try:
        model.eval()
        logits = model(images)
        return F.cross_entropy(logits, labels).item(), (logits.argmax(1) == labels).float().mean().item()
    finally:
        model.train(mode)
