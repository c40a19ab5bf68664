"""What the checks of `backprop` accept."""

from autograder.course import assignments
from tests.hidden.acceptance.table import Table

_RANDOM = "any random weights of a useful size are right"
_SHAPES = "asks for shape, dtype and finiteness; that weights are random is asked by init_params.random"
_EXTREMES = "asks only for a finite number on the right side; value and dtype are asked by the other checks"
_SOLVES_XOR = "asks only whether XOR is solved; value and dtype are asked by the other checks"

TABLE = Table(
    assignment=assignments()["backprop"],
    groups=(
        ("sigmoid",),
        ("sigmoid_prime", "init_params", "binary_cross_entropy", "loss_derivative", "update"),
        ("forward",),
        ("layer2_backward", "layer1_backward"),
        ("train",),
    ),
    callers={
        "sigmoid": {"sigmoid_prime", "forward"},
        "sigmoid_prime": {"layer1_backward", "layer2_backward"},
        "forward": {"train"},
        "binary_cross_entropy": {"train"},
        "loss_derivative": {"train"},
        "layer2_backward": {"train"},
        "layer1_backward": {"train"},
        "update": {"train"},
    },
    rightly_accepted={
        ("zeros", "init_params.shapes"): _SHAPES,
        ("ones", "init_params.shapes"): _SHAPES,
        ("other numbers", "init_params.shapes"): _SHAPES,
        ("other numbers", "init_params.random"): _RANDOM,
        ("other numbers", "init_params.generator"): _RANDOM,
        ("other numbers", "loss_derivative.extremes"): _EXTREMES,
        ("another dtype", "loss_derivative.extremes"): _EXTREMES,
        ("another dtype", "binary_cross_entropy.extremes"): _EXTREMES,
        ("other numbers", "train.converges"): _SOLVES_XOR,
        ("another dtype", "train.converges"): _SOLVES_XOR,
    },
    seen_by_others=frozenset({"init_params.shapes", "binary_cross_entropy.extremes", "loss_derivative.extremes"}),
    of_the_whole_file=frozenset({"train.converges"}),
)
