"""A layer that has two names in a model is one layer: as an attribute, and in the Sequential that runs it."""

from __future__ import annotations

import pytest

from autograder.course import assignments

from ..marking import beside

MODEL = """
class Named(torch.nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = torch.nn.Sequential(*layers)
        for number, layer in enumerate(layers):
            setattr(self, f"layer{{number}}", layer)

    def forward(self, x):
        return self.layers(x)


def {builder}(*p):
    return Named({layers})
"""
BUILDERS = [
    ("perceptron", "build_perceptron", "torch.nn.Linear(2, 1), torch.nn.Sigmoid()"),
    (
        "xor_nn",
        "build_xor_nn",
        "torch.nn.Linear(2, 2), torch.nn.Sigmoid(), torch.nn.Linear(2, 1), torch.nn.Sigmoid()",
    ),
    (
        "batchnorm",
        "build_bn_model",
        "torch.nn.Linear(784, 32), torch.nn.BatchNorm1d(32), torch.nn.ReLU(), torch.nn.Linear(32, 32), "
        "torch.nn.BatchNorm1d(32), torch.nn.ReLU(), torch.nn.Linear(32, 10)",
    ),
    (
        "relu_dropout",
        "build_dropout_model",
        "torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Dropout(*p), torch.nn.Linear(256, 256), "
        "torch.nn.ReLU(), torch.nn.Dropout(*p), torch.nn.Linear(256, 10)",
    ),
]


@pytest.mark.parametrize(("name", "builder", "layers"), BUILDERS)
def test_it_earns_everything(judge, name, builder, layers):
    assignment = assignments()[name]
    text = "import torch\n" + MODEL.format(builder=builder, layers=layers)
    judged = judge.judge(beside(text, assignment), assignment=assignment)
    assert judged.lost == set()


def test_a_model_that_shares_a_layer_has_too_few(judge):
    shared = "*(middle := [torch.nn.Linear(10, 10), torch.nn.Sigmoid()]), *middle"
    layers = f"torch.nn.Linear(2, 10), torch.nn.Sigmoid(), {shared}, torch.nn.Linear(10, 1), torch.nn.Sigmoid()"
    assignment = assignments()["xor_nn"]
    text = "import torch\n" + MODEL.format(builder="build_xor_wide_deep", layers=layers)
    judged = judge.judge(beside(text, assignment), assignment=assignment)
    assert {"build_xor_wide_deep.parameters", "build_xor_wide_deep.outputs"} <= judged.lost
