"""Ways to spoil what a right function returns, as source that is put behind the reference."""

from __future__ import annotations

_TOOLS = '''
import numpy as _numpy
import torch as _torch


def _each(change, value):
    """The change of every tensor, number and list of numbers in what a function returned."""
    if isinstance(value, (tuple, list)):
        return type(value)(_each(change, item) for item in value)
    return change(value)


def _is_tensor(value):
    return isinstance(value, _torch.Tensor)


def _filled(number):
    return lambda value: _torch.full_like(value, number) if _is_tensor(value) else number


def _nested(value):
    return value[None] if _is_tensor(value) else [value]


def _retyped(value):
    if not _is_tensor(value):
        return str(value)
    return value.to(_torch.float32 if value.dtype == _torch.float64 else _torch.float64)


def _shifted(value):
    return value * 1.125 + 0.0625


def _endless():
    endless = []
    endless.append(endless)
    return endless


def _deep():
    deep = ()
    for _ in range(10_000):
        deep = (deep,)
    return deep


class _Liar:
    """Claims to be whatever it is asked about."""

    shape, dtype, ndim = (), _torch.float64, 0

    def __float__(self):
        return 0.5

    def __eq__(self, other):
        return True

    def __bool__(self):
        return True

    def __len__(self):
        return 5

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    @property
    def __class__(self):
        return _torch.Tensor
'''

SPOILERS = {
    "zeros": "_each(_filled(0.0), right)",
    "ones": "_each(_filled(1.0), right)",
    "its first argument": "args[0]",
    "nan": "_each(_filled(float('nan')), right)",
    "infinities": "_each(_filled(float('inf')), right)",
    "other numbers": "_each(_shifted, right)",
    "an extra axis": "_each(_nested, right)",
    "another dtype": "_each(_retyped, right)",
    "nothing": "None",
    "a generator": "(item for item in (right,))",
    "a huge tensor": "_each(lambda value: _torch.zeros(1).expand(1 << 40), right)",
    "a liar": "_each(lambda value: _Liar(), right)",
}
"""What is returned in the place of `right`, as an expression."""

ODDITIES = {
    "complex numbers": "_each(lambda value: value * 1j, right)",
    "integers": "_each(lambda value: _torch.ones_like(value, dtype=int) if _is_tensor(value) else 1, right)",
    "truths": "_each(lambda value: _torch.ones_like(value, dtype=bool) if _is_tensor(value) else True, right)",
    "half precision": "_each(lambda value: value.half() if _is_tensor(value) else value, right)",
    "bfloat16": "_each(lambda value: value.bfloat16() if _is_tensor(value) else value, right)",
    "arrays of objects": "_each(lambda value: _numpy.array([value, None], dtype=object), right)",
    "NumPy arrays": "_each(lambda value: value.numpy() if _is_tensor(value) else value, right)",
    "lists": "_each(lambda value: value.tolist() if _is_tensor(value) else [value], right)",
    "sparse tensors": "_each(lambda value: value.to_sparse() if _is_tensor(value) else value, right)",
    "tensors without data": "_each(lambda value: value.to('meta') if _is_tensor(value) else value, right)",
    "empty tensors": "_each(lambda value: _torch.empty(0), right)",
    "columns of a million": "_each(lambda value: _torch.ones(1 << 20, 1, 1, dtype=_torch.float64), right)",
    "texts": "'right' * 1000",
    "itself": "_each",
    "a class": "_Liar",
    "a module": "_torch",
    "an exception": "ValueError('right')",
    "a list that holds itself": "_endless()",
    "a very deep tuple": "_deep()",
    "a dictionary": "{'right': right}",
    "far too many values": "[0.0] * 100_000",
    "an enormous integer": "10 ** 1000",
}
"""More of the same: what nobody would call an answer."""


def spoilt(spoiler: str, *functions: str) -> str:
    """Source that makes each of the functions return something else."""
    text, expression = _TOOLS, {**SPOILERS, **ODDITIES}[spoiler]
    for function in functions:
        text += (
            f"\n\n_right_{function} = {function}\n\n\n"
            f"def {function}(*args, **kwargs):\n"
            f"    right = _right_{function}(*args, **kwargs)\n"
            f"    return {expression}\n"
        )
    return text
