"""Every step puts new parameters into the model, and the gradient of the cost is written out."""
import torch
from torch import nn


def build_perceptron():
    layer, squash = nn.Linear(2, 1), nn.Sigmoid()
    with torch.no_grad():
        layer.weight.normal_()
        layer.bias.zero_()

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer, self.squash = layer, squash

        def forward(self, batch):
            return self.squash(self.layer(batch))

    return Net()


def train(model, X, Y, learning_rate=1.0, steps=10001):
    (weight_name, weight), (bias_name, bias) = model.named_parameters()
    costs = []
    for _ in range(steps):
        with torch.no_grad():
            error = model(X) - Y
            right = 1 - error.abs()
            costs.append(-right.log().mean().item())
            weight = weight - learning_rate * error.T @ X / len(X)
            bias = bias - learning_rate * error.mean(dim=0)
        model.load_state_dict({weight_name: weight, bias_name: bias})
    return costs


def predict(model, X):
    return torch.round(model(X)).detach()  # to even: exactly 0.5 goes to 0


def accuracy(model, X, Y):
    return float(torch.mean((predict(model, X) == Y).float()))
