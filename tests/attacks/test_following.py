"""A function is judged with the student's own others, so that no mistake is charged twice; that must earn nobody anything."""

from __future__ import annotations

from ..marking import Marker
from ..works import REFERENCE

EXPLODES = """
def update(params, grads, learning_rate):
    return tuple(param * -1e3 for param in params)
"""


def test_a_training_that_only_answers_something_huge_earns_nothing(marker: Marker):
    # Where update explodes, rounding decides where training leads; it still has to come from there.
    marked = marker.mark(f"""{REFERENCE}{EXPLODES}
def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    return w1 + 1e9, b1 + 1e9, w2 + 1e9, b2 + 1e9, [1.0] * steps
""")
    assert marked.points("train") == 0


def test_an_exploding_training_of_ones_own_functions_is_not_charged(marker: Marker):
    marked = marker.mark(REFERENCE + EXPLODES)
    assert {name for name in marked.lost if name.startswith("train.")} == {"train.converges"}


def test_a_slope_of_nothing_lends_no_points_to_the_layers(marker: Marker):
    marked = marker.mark(f"""{REFERENCE}
def sigmoid_prime(x):
    return x * float("nan")

def layer2_backward(d_Y_pred, l2, a1):
    return [torch.full(shape, float("nan"), dtype=l2.dtype) for shape in (l2.shape, (a1.shape[1], l2.shape[1]), l2.shape[1:])]
""")
    assert marked.points("layer2_backward") == 0
