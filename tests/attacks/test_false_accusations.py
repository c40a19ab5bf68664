"""Right solutions that only look as if they used what is ruled out."""

from __future__ import annotations

import pytest

from ..marking import Judge, beside

INNOCENT = {
    "a type test": "assert not isinstance(l2, nn.Parameter) and not issubclass(type(l2), nn.Parameter)",
    "an annotation": "gradient: nn.Parameter | None = None",
    "a name of its own": "nn = l2\n    nn.sum()",
    "a copy": "import copy\n    copy.deepcopy(l2)",
    "a message": "print(l2, repr(a1), f'{d_Y_pred}')",
    "no gradients": "with torch.no_grad(), torch.set_grad_enabled(False): l2 + 1",
    "a map": "torch.vmap(torch.exp)(l2)",
}


@pytest.mark.parametrize("innocent", INNOCENT.values(), ids=INNOCENT.keys())
def test_what_computes_no_gradient_is_no_offence(judge: Judge, innocent: str):
    judged = judge.judge(
        beside(f"""
from torch import nn
import torch.optim

computed_before = layer2_backward

def layer2_backward(d_Y_pred, l2, a1):
    {innocent}
    return computed_before(d_Y_pred, l2, a1)
""")
    )
    assert judged.lost == set()
