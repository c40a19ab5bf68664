"""Returns every dtype that was not asked for, and some that nothing else has.

class: oddities
score: 0
ends: graded, crashed
"""
import numpy
import torch

VALUES = [
    torch.zeros(5, 2, dtype=kind)
    for kind in (torch.complex64, torch.complex128, torch.bool, torch.uint8, torch.int16, torch.half, torch.bfloat16,
                 torch.float8_e4m3fn, torch.float8_e5m2, torch.complex32, torch.uint16, torch.uint64)
] + [
    numpy.array([[object()] * 2] * 5), numpy.array(["1.0"] * 5), numpy.zeros((5, 2), [("a", "f4"), ("b", "O")]),
    numpy.array("2026-01-01", "datetime64[D]"), numpy.zeros((5, 2), ">f8"), numpy.longdouble(0.5),
    numpy.zeros((5, 2), "V8"), numpy.ma.masked_all((5, 2)), numpy.clongdouble(1), numpy.float16(1), numpy.bytes_(b"x"),
]
COUNT = [0]


def sigmoid(*args, **kwargs):
    COUNT[0] += 1
    return VALUES[COUNT[0] % len(VALUES)]


sigmoid_prime = init_params = forward = binary_cross_entropy = loss_derivative = sigmoid
layer2_backward = layer1_backward = update = train = sigmoid
