"""A function is judged with the student's own others, so that no mistake is charged twice; that earns nobody points."""

from __future__ import annotations

from ..marking import Judge, beside

EXPLODES = """
def update(params, grads, learning_rate):
    return tuple(param * -1e3 for param in params)
"""


def test_a_training_that_only_answers_something_huge_earns_nothing(judge: Judge):
    # Where update explodes, rounding decides where training leads; it still has to come from there.
    huge = """
def train(X, Y, w1, b1, w2, b2, learning_rate, steps):
    return w1 + 1e9, b1 + 1e9, w2 + 1e9, b2 + 1e9, [1.0] * steps
"""
    assert judge.judge(beside(EXPLODES + huge)).points("train") == 0


def test_an_exploding_training_of_ones_own_functions_is_not_charged(judge: Judge):
    assert judge.judge(beside(EXPLODES)).lost == {"update.step", "update.any_input", "train.converges"}


def test_a_slope_of_nothing_lends_no_points_to_the_layers(judge: Judge):
    nothing = """
def sigmoid_prime(x):
    return x * float("nan")

def layer2_backward(d_Y_pred, l2, a1):
    shapes = l2.shape, (a1.shape[1], l2.shape[1]), l2.shape[1:]
    return [torch.full(shape, float("nan"), dtype=l2.dtype) for shape in shapes]
"""
    assert judge.judge(beside(nothing)).points("layer2_backward") == 0
