"""Derivatives that are ready-made under another name."""

from __future__ import annotations

import pytest

from ..marking import Judge, beside

READY_MADE = {
    "by its name": "torch.ops.aten.sigmoid_backward(d_Y_pred, torch.sigmoid(l2))",
    "by its name in a string": "getattr(getattr(torch, 'ops').aten, 'sigmoid_backward')(d_Y_pred, torch.sigmoid(l2))",
}


@pytest.mark.parametrize("derivative", READY_MADE.values(), ids=READY_MADE.keys())
def test_a_derivative_of_the_library_is_forbidden(judge: Judge, derivative: str):
    judged = judge.judge(
        beside(f"""
def layer2_backward(d_Y_pred, l2, a1):
    d_l2 = {derivative}
    return d_l2, a1.T @ d_l2, d_l2.sum(0)
""")
    )
    assert judged.statuses("layer2_backward") == {"forbidden"}
    assert judged.lost == {outcome.check.id for outcome in judged.of("layer2_backward")}
