"""Whether a GPU refuses what the stand-in refuses in its place, and takes what that takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch.nn import functional

from autograder.sandbox import Gpu
from autograder.sandbox.inside.interface import REFUSES

Call = Callable[[torch.Tensor, torch.Tensor], Any]

TWO: dict[str, Call] = {
    **{
        name: (lambda a, b, name=name: getattr(torch, name)(a, b))  # type: ignore[misc]
        for name in """add sub mul div true_divide pow matmul mm maximum minimum
                       eq ne lt le gt ge logical_and logical_or""".split()
    },
    **{
        name: (lambda a, b, name=name: getattr(a.clone(), name)(b))  # type: ignore[misc]
        for name in "add_ sub_ mul_ div_ pow_".split()
    },
    **{
        name: (lambda a, b, name=name: getattr(torch, name)([a, b]))  # type: ignore[misc]
        for name in "cat concat stack hstack vstack".split()
    },
    "index_select": lambda a, b: torch.index_select(a, 0, b[0].long()),
    "gather": lambda a, b: torch.gather(a, 0, b.long()),
    "mv": lambda a, b: torch.mv(a, b[0]),
    "dot": lambda a, b: torch.dot(a[0], b[0]),
    "outer": lambda a, b: torch.outer(a[0], b[0]),
    "bmm": lambda a, b: torch.bmm(a[None], b[None]),
    "addmm": lambda a, b: torch.addmm(a, a, b),
    "addmm_": lambda a, b: a.clone().addmm_(a, b),
    "einsum": lambda a, b: torch.einsum("ij,jk->ik", a, b),
    "linear": functional.linear,
    "where": lambda a, b: torch.where(a > 0, a, b),
    "masked_fill": lambda a, b: a.masked_fill(b > 0, 0.0),
    "masked_fill_": lambda a, b: a.clone().masked_fill_(b > 0, 0.0),
    "binary_cross_entropy": lambda a, b: functional.binary_cross_entropy(a.sigmoid(), b.sigmoid()),
    "binary_cross_entropy_with_logits": lambda a, b: functional.binary_cross_entropy_with_logits(a, b.sigmoid()),
    "mse_loss": functional.mse_loss,
    "cross_entropy": lambda a, b: functional.cross_entropy(a, b.argmax(1)),
    "nll_loss": lambda a, b: functional.nll_loss(a, b.argmax(1)),
    "batch_norm": lambda a, b: functional.batch_norm(a, b[0], b[1].square(), training=False),
}
"""Every function of `REFUSES`, on two square matrices."""

WITH_A_NUMBER = "add sub mul div true_divide maximum minimum eq ne lt le gt ge add_ sub_ mul_ div_".split()
"""What takes a tensor without dimensions from the CPU."""


def test_every_refusal_is_put_to_the_gpu():
    assert TWO.keys() == REFUSES


@pytest.fixture
def pair(gpu: Gpu) -> tuple[torch.Tensor, torch.Tensor]:
    torch.manual_seed(0)
    return torch.rand(3, 3, device="cuda") + 1, torch.rand(3, 3) + 1


@pytest.mark.parametrize("name", sorted(REFUSES))
def test_a_gpu_refuses_a_tensor_from_the_cpu_beside_its_own(pair: tuple[torch.Tensor, torch.Tensor], name: str):
    there, here = pair
    TWO[name](there, here.cuda())
    with pytest.raises(RuntimeError, match=r"same device|device type|on cpu|is on"):
        TWO[name](there, here)


@pytest.mark.parametrize("name", sorted(WITH_A_NUMBER))
def test_a_gpu_takes_a_number_from_the_cpu(pair: tuple[torch.Tensor, torch.Tensor], name: str):
    there, here = pair
    assert TWO[name](there, here[0, 0]).is_cuda


@pytest.mark.parametrize("name", "add_ sub_ mul_ div_ pow_ masked_fill_".split())
def test_a_gpu_writes_no_number_into_the_cpus(pair: tuple[torch.Tensor, torch.Tensor], name: str):
    there, here = pair
    with pytest.raises(RuntimeError, match=r"same device|device type|on cpu|is on|output with device"):
        TWO[name](here[0, 0], there[0, 0])


def test_a_gpu_hands_no_numbers_to_numpy(pair: tuple[torch.Tensor, torch.Tensor]):
    there, _ = pair
    with pytest.raises(TypeError, match="can't convert cuda:0 device type tensor to numpy"):
        there.numpy()
    assert there.numpy(force=True).shape == (3, 3)


def test_a_generator_draws_only_where_it_lies(gpu: Gpu):
    with pytest.raises(RuntimeError, match="Expected a 'cpu' device type for generator but found 'cuda'"):
        torch.rand(3, generator=torch.Generator("cuda"))
    with pytest.raises(RuntimeError, match="Expected a 'cuda' device type for generator but found 'cpu'"):
        torch.rand(3, generator=torch.Generator(), device="cuda")
