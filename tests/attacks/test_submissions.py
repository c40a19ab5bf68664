"""Every hostile submission on every sandbox that protects: what it may earn, how it ends, what is left of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from autograder.sandbox import PROTECTING, SandboxUnavailable

from ..command import wait_until
from ..works import BACKPROP
from .arena import Arena
from .hostile import REACHED, Attack, attacks
from .machine import descendants, leftovers

ATTACKS = attacks()


@pytest.fixture(scope="module", params=PROTECTING)
def arena(request: pytest.FixtureRequest) -> Iterator[Arena]:
    try:
        opened = Arena(request.param)
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    yield opened
    opened.close()


@pytest.mark.parametrize("attack", [pytest.param(attack, id=f"{attack.kind}/{attack.name}") for attack in ATTACKS])
def test_it_gains_nothing_and_harms_nobody(
    arena: Arena, attack: Attack, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
):
    record_property("attack", attack.kind)
    record_property("backend", request.node.callspec.params["arena"])
    processes, things = descendants(), leftovers()

    if attack.open:
        request.applymarker(pytest.mark.xfail(reason=attack.open))

    for _ in range(attack.times):
        fought = arena.fight(attack.text, attack.limits)

    assert fought.score <= attack.score, {o.check.id: o.points for o in fought.outcomes if o.points}
    assert fought.status in attack.ends, fought.said
    assert fought.seconds < attack.within
    assert REACHED not in fought.said
    assert len(re.findall(r"^refused ", fought.said, re.MULTILINE)) >= attack.refused, fought.said
    assert re.search(attack.shows, fought.said), fought.said

    assert arena.neighbour() == BACKPROP.max_score
    wait_until(lambda: descendants() <= processes, seconds=5)
    assert leftovers() <= things


def test_there_are_many_of_every_class():
    counts = Counter(attack.kind for attack in ATTACKS)
    assert len(ATTACKS) >= 80
    assert min(counts.values()) >= 5, counts
