"""On a GPU, training on a device that is given by name is judged as on the stand-in."""

from __future__ import annotations

import pytest

from ..hidden.test_moves import RIGHT, WRONG, failures_in
from .conftest import Opener


@pytest.mark.parametrize("check", ["train.device", "train.moves_once"])
@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_work_is_right_in_every_style(opened: Opener, text: str, check: str):
    assert failures_in(opened(), text, check, stand_in=False) == []


@pytest.mark.parametrize(("text", "said"), WRONG.values(), ids=WRONG)
def test_data_that_moves_again_or_not_at_all_is_found(opened: Opener, text: str, said: str):
    first, *_ = failures_in(opened(), text, "train.moves_once", stand_in=False)
    assert said in (first.raised.text if first.raised else first.text)
