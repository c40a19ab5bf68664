"""How a call is shown to its author: models and optimisers as what they are made of."""

from __future__ import annotations

import numpy as np
import pytest

from autograder import feedback
from autograder.checking import Failure, Outcome
from autograder.sandbox.inside.messages import Answer
from autograder.sandbox.inside.wire import Network, Optimizer
from autograder.student import Recorded

from .works import BACKPROP


def shown(*args):
    """The feedback of a failed call with these arguments."""
    call = Recorded("train", args, {}, Answer("returned"))
    check = BACKPROP.checks[0]
    outcome = Outcome(check, [Failure("failed", check.settings[0], "is wrong", 0, [call])])
    return feedback.paragraphs(outcome, None, None, lambda *_: "", {"train": ("model", "optimizer")})


def network(width, training=True):
    return Network("one", (("linear", np.ones((width, 2)), np.zeros(width)), ("sigmoid",)), training)


@pytest.mark.parametrize(("training", "mode"), [(True, "training"), (False, "evaluation")])
def test_a_small_model_is_shown_with_its_parameters(training, mode):
    text = shown(network(1, training))
    assert f"model = a torch.nn.Sequential in {mode} mode:\n" in text
    assert "linear([[1., 1.]], [0.]),\n" in text
    assert text.endswith("sigmoid()")


def test_a_large_model_is_shown_by_the_names_of_its_layers():
    assert "in training mode: linear, sigmoid" in shown(network(100))


def test_an_optimiser_is_named():
    assert "torch.optim.SGD over the model's parameters with learning rate 0.1" in shown(
        network(1), Optimizer("sgd", network(1), 0.1)
    )
