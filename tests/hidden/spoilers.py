"""Ways to spoil what a right function returns, as source that is put behind the reference."""

from __future__ import annotations

from autograder.assignment import Assignment

_TORCH = '''
import numpy as _numpy
import torch as _torch

_Array, _float64 = _torch.Tensor, _torch.float64


def _cast(value, dtype):
    return value.to(getattr(_torch, dtype)) if isinstance(value, _Array) else [value]


def _full(value, number):
    return _torch.full_like(value, number)


def _ones(*shape):
    return _torch.ones(shape, dtype=_float64)


def _repeated(count):
    return _torch.zeros(1).expand(count)
'''

_NUMPY = '''
import numpy as _numpy

_Array, _float64 = _numpy.ndarray, _numpy.dtype("float64")


def _cast(value, dtype):
    return value.astype(dtype) if isinstance(value, _Array) else [value]


def _full(value, number):
    return _numpy.full_like(value, number)


def _ones(*shape):
    return _numpy.ones(shape)


def _repeated(count):
    return _numpy.broadcast_to(_numpy.zeros(1), count)
'''

_TOOLS = '''
def _each(change, value):
    """The change of every array, number and list of numbers in what a function returned."""
    if isinstance(value, (tuple, list)):
        return type(value)(_each(change, item) for item in value)
    return change(value)


def _is_array(value):
    return isinstance(value, _Array)


def _filled(number):
    return lambda value: _full(value, number) if _is_array(value) else number


def _nested(value):
    return value[None] if _is_array(value) else [value]


def _retyped(value):
    if not _is_array(value):
        return str(value)
    return _cast(value, "float32" if value.dtype == _float64 else "float64")


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

    shape, dtype, ndim = (), _float64, 0

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
        return _Array
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
    "a huge tensor": "_each(lambda value: _repeated(1 << 40), right)",
    "a liar": "_each(lambda value: _Liar(), right)",
}
"""What is returned in the place of `right`, as an expression."""

_TENSOR_ODDITIES = {
    "bfloat16": "_each(lambda value: _cast(value, 'bfloat16'), right)",
    "NumPy arrays": "_each(lambda value: value.numpy() if _is_array(value) else [value], right)",
    "sparse tensors": "_each(lambda value: value.to_sparse() if _is_array(value) else [value], right)",
    "tensors without data": "_each(lambda value: value.to('meta') if _is_array(value) else [value], right)",
}

_ODDITIES = {
    "complex numbers": "_each(lambda value: value * 1j, right)",
    "integers": "_each(lambda value: _cast(_full(value, 1), 'int64') if _is_array(value) else 1, right)",
    "truths": "_each(lambda value: _cast(_full(value, 1), 'bool') if _is_array(value) else True, right)",
    "half precision": "_each(lambda value: _cast(value, 'float16'), right)",
    "arrays of objects": "_each(lambda value: _numpy.array([value, None], dtype=object), right)",
    "lists": "_each(lambda value: value.tolist() if _is_array(value) else [value], right)",
    "empty tensors": "_each(lambda value: _ones(0), right)",
    "columns of a million": "_each(lambda value: _ones(1 << 20, 1, 1), right)",
    "texts": "'right' * 1000",
    "itself": "_each",
    "a class": "_Liar",
    "a module": "_numpy",
    "an exception": "ValueError('right')",
    "a list that holds itself": "_endless()",
    "a very deep tuple": "_deep()",
    "a dictionary": "{'right': right}",
    "far too many values": "[0.0] * 100_000",
    "an enormous integer": "10 ** 1000",
}


def oddities(assignment: Assignment) -> dict[str, str]:
    """More of the same: what nobody would call an answer."""
    return _ODDITIES | (_TENSOR_ODDITIES if assignment.arrays == "torch" else {})


def spoilt(spoiler: str, assignment: Assignment, *functions: str) -> str:
    """Source that makes each of the functions return something else."""
    text = (_TORCH if assignment.arrays == "torch" else _NUMPY) + _TOOLS
    expression = {**SPOILERS, **oddities(assignment)}[spoiler]
    for function in functions:
        text += (
            f"\n\n_right_{function} = {function}\n\n\n"
            f"def {function}(*args, **kwargs):\n"
            f"    right = _right_{function}(*args, **kwargs)\n"
            f"    return {expression}\n"
        )
    return text
