"""The places on a GPU, and what is done where there is none; what needs one is in `tests/gpu`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from autograder.accelerator import _Places
from autograder.grading import NO_GPU, Grader, Options
from autograder.hidden.backprop import backprop
from autograder.hidden.numpy_backprop import numpy_backprop
from autograder.sandbox import Gpu, SandboxUnavailable, find_gpu
from autograder.version import assignment_version

GPU = Gpu(uuid="GPU-0", name="a GPU", memory_bytes=0, nodes=(), libraries="")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the places lie: beside no other grader's."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


class TestPlaces:
    def test_no_more_are_held_than_there_are(self):
        one, two, three = (_Places(GPU, 2) for _ in range(3))
        assert [place.take(wait=False) for place in (one, two, three)] == [True, True, False]
        one.give_back()
        assert three.take(wait=False)

    def test_to_take_one_twice_is_to_hold_one(self):
        one, other = _Places(GPU, 2), _Places(GPU, 2)
        assert one.take(wait=True)
        assert one.take(wait=True)
        assert other.take(wait=False)

    def test_each_gpu_has_its_own(self):
        elsewhere = Gpu("GPU-1", "another", 0, (), "")
        held, other = _Places(GPU, 1), _Places(elsewhere, 1)
        held.take(wait=False)
        assert other.take(wait=False)

    def test_a_process_that_ends_gives_its_place_back(self):
        child = os.fork()
        if child == 0:
            os._exit(0 if _Places(GPU, 1).take(wait=False) else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert _Places(GPU, 1).take(wait=False)

    def test_a_folder_that_is_someone_elses_is_refused(self, own_places: Path):
        (own_places / "elsewhere").mkdir()
        (own_places / f"autograder-{os.getuid()}-{GPU.uuid}").symlink_to(own_places / "elsewhere")
        with pytest.raises(SandboxUnavailable, match="remove it"):
            _Places(GPU, 1).take(wait=False)


@pytest.mark.skipif(find_gpu() is not None, reason="there is a GPU here")
class TestWithoutAGpu:
    def test_one_that_is_required_is_missed_at_once(self):
        with pytest.raises(SandboxUnavailable, match=NO_GPU):
            Grader(Options(gpu="require"))

    def test_one_that_may_be_used_is_not_missed(self):
        Grader(Options(gpu="auto")).close()


class TestTheKeyOfAResult:
    def test_tells_results_with_a_gpu_from_those_without(self):
        off, auto, require = (assignment_version(backprop, Options(gpu=gpu)) for gpu in ("off", "auto", "require"))
        assert auto == require != off

    def test_but_not_where_nothing_is_checked_on_one(self):
        versions = {assignment_version(numpy_backprop, Options(gpu=gpu)) for gpu in ("off", "auto", "require")}
        assert len(versions) == 1

    def test_how_many_use_it_at_one_time_is_no_part_of_it(self):
        assert assignment_version(backprop, Options(gpu_jobs=1)) == assignment_version(backprop, Options(gpu_jobs=8))
