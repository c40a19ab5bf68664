"""Reading the source for what may put a tensor on another device: who shows none of it need not be put to the test.

A tensor's operations give tensors that lie where it lies. To misplace one takes a factory that is not told where, a
move, NumPy, a device's name, or something that the source does not show: a variable of the module, a class, a global
statement. So the harmless is listed, and whatever else is met counts as something that may.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from .scan import Names

_OPERATIONS = frozenset(
    """
    abs add addcdiv addcmul addmm all allclose amax amin any argmax argmin bmm bool ceil clamp clamp_max clamp_min
    clip clone contiguous cos cosh count_nonzero cumsum detach diag dim div divide dot double einsum eq erf exp
    expand expand_as expm1 flatten float floor ge greater gt half heaviside inner int isclose isfinite isinf isnan
    item le less lerp log log10 log1p log2 logaddexp logical_and logical_not logical_or logical_xor logit logsumexp
    long lt masked_fill matmul max maximum mean min minimum mm mul multiply mv nan_to_num ndimension ne neg negative
    norm numel outer permute pow prod ravel reciprocal relu repeat reshape round rsqrt shape sigmoid sign sin sinh
    size softmax sqrt square squeeze std sub subtract sum swapaxes t tan tanh tile tolist transpose true_divide
    unbind unsqueeze var var_mean view view_as where cat concat stack hstack vstack is_tensor broadcast_to
    zeros_like ones_like empty_like full_like rand_like randn_like
    """.split()
)
"""What is there as functions of torch and as methods of tensors; some of it as one of the two."""
_ATTRIBUTES = _OPERATIONS | frozenset(
    """
    T mT H ndim dtype requires_grad grad data weight bias new_zeros new_ones new_full new_empty add_ sub_ mul_ div_
    zero_ fill_ uniform_ normal_ bernoulli_ clamp_ copy_ masked_fill_ exp_ neg_ reciprocal_ requires_grad_ backward
    zero_grad step parameters named_parameters modules buffers train eval training state_dict append extend items
    values keys format join
    """.split()
)
_DOTTED = {f"torch.{name}" for name in _OPERATIONS} | {
    *(f"torch.{dtype}" for dtype in ("float16", "float32", "float64", "int32", "int64", "bool", "float", "double")),
    *("torch.no_grad", "torch.inference_mode", "torch.enable_grad", "torch.set_grad_enabled"),
    *("torch.optim.SGD", "torch.optim.Adam", "torch.nn.init.zeros_"),
    *("torch.special.expit", "torch.special.xlogy", "torch.special.xlog1py"),
    *("torch.Size", "torch.bernoulli"),
    *(f"torch.nn.{name}" for name in ("Sequential", "Sigmoid", "ReLU", "Tanh", "Dropout", "Identity")),
    *(f"torch.nn.{name}" for name in ("BCELoss", "BCEWithLogitsLoss", "MSELoss", "CrossEntropyLoss")),
    *(
        f"torch.nn.functional.{name}"
        for name in ("binary_cross_entropy", "binary_cross_entropy_with_logits", "mse_loss", "cross_entropy", "relu")
    ),
}
_LAYERS = frozenset({"torch.nn.Linear", "torch.nn.BatchNorm1d"})
"""Factories, too: harmless where nothing is given that they could be apart from, as to who builds a model."""
_BUILT_IN = frozenset(
    """
    abs all any bool dict divmod enumerate filter float int isinstance len list map max min pow print range reversed
    round set slice sorted str sum tuple zip Exception NotImplementedError TypeError ValueError
    """.split()
)
_PLACES = ("cuda", "cpu", "meta")
"""With what the name of a device starts."""


def placing(names: Names, graded: Sequence[str]) -> list[str]:
    """The graded functions that may put a tensor elsewhere, they themselves or a function that they use."""
    known: dict[str, bool] = {}
    return [function for function in graded if not _all_harmless(function, names, known)]


def _all_harmless(function: str, names: Names, known: dict[str, bool]) -> bool:
    seen, pending = {function}, [function]
    while pending:
        name = pending.pop()
        if name in _BUILT_IN and name not in names.stored and name not in names.code:
            continue
        if name not in known:
            known[name] = _is_harmless(name, names)
        if not known[name]:
            return False
        fresh = set(names.uses(name).referred) - seen
        seen |= fresh
        pending.extend(fresh)
    return True


def _is_harmless(name: str, names: Names) -> bool:
    """Whether what is written under that name shows nothing that may misplace a tensor, whatever it calls."""
    if name in names.stored or name not in names.code:
        return False
    code = names.code[name][1]
    if isinstance(code, ast.ClassDef) or getattr(code, "decorator_list", None):
        return False
    uses = names.uses(name)
    nodes = names.parts(name)
    casts = {"to"} if "to" in uses.attributes and _only_casts(nodes) else set()
    given, defaults = len(code.args.args), (*code.args.defaults, *filter(None, code.args.kw_defaults))
    layers = frozenset() if given > len(defaults) else _LAYERS
    return (
        uses.attributes - casts <= _ATTRIBUTES
        and all(used in _DOTTED or used in layers or used.startswith("math.") for used, _line in uses.used)
        and all(isinstance(default, ast.Constant) for default in defaults)
        and not any(_tells_a_place(node) for node in nodes)
    )


def _only_casts(nodes: Sequence[ast.AST]) -> bool:
    """Whether every `to` that is met is `.to(something.dtype)`, or `.to(torch.float32)`."""
    calls = [node for node in nodes if isinstance(node, ast.Call) and not node.keywords]
    casts = [call.func for call in calls if len(call.args) == 1 and _is_dtype(call.args[0])]
    return all(node in casts for node in nodes if isinstance(node, ast.Attribute) and node.attr == "to")


def _is_dtype(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in ("dtype", "float32", "float64")


def _tells_a_place(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in (None, "device", "out")
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value.startswith(_PLACES)
    return isinstance(node, (ast.Global, ast.Nonlocal))
