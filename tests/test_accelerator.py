"""The places on a GPU, and what is done where there is none; what needs one is in `tests/gpu`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec
import pytest

from autograder import accelerator, results
from autograder.accelerator import NO_GPU, Choice, _Places, gpu_for
from autograder.batch import Job, already_graded
from autograder.grading import Grader, Options
from autograder.hidden.backprop import backprop
from autograder.hidden.numpy_backprop import numpy_backprop
from autograder.sandbox import Gpu, SandboxUnavailable, find_gpu
from autograder.version import assignment_version

from .marking import submission
from .works import SIGMOID

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


class TestTheGpuOfDeviceChecks:
    @pytest.mark.parametrize(
        ("here", "choice", "sandbox", "found"),
        [
            (GPU, "auto", "bwrap", GPU),
            (GPU, "require", "bwrap", GPU),
            (GPU, "auto", "landlock", "the sandbox 'landlock' has no GPU"),
            (GPU, "off", "bwrap", "the GPU was switched off"),
            (None, "auto", "bwrap", "there was no GPU"),
            (None, "off", "bwrap", "the GPU was switched off"),
        ],
    )
    def test_is_the_one_that_is_there_or_a_reason(
        self, monkeypatch: pytest.MonkeyPatch, here: Gpu | None, choice: Choice, sandbox: str, found: Gpu | str
    ):
        monkeypatch.setattr(accelerator, "find_gpu", lambda: here)
        assert gpu_for(choice, sandbox) == found

    def test_is_not_even_looked_for_where_it_is_switched_off(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.delattr(accelerator, "find_gpu")
        gpu_for("off", "bwrap")


@pytest.mark.skipif(find_gpu() is not None, reason="there is a GPU here")
class TestWithoutAGpu:
    def test_one_that_is_required_is_missed_at_once(self):
        with pytest.raises(SandboxUnavailable, match=NO_GPU):
            Grader(Options(gpu="require"))

    @pytest.mark.parametrize(("choice", "said"), [("auto", "there was no GPU"), ("off", "the GPU was switched off")])
    def test_feedback_and_result_say_why(self, choice: Choice, said: str):
        grader = Grader(Options(gpu=choice))
        result = grader.grade(submission(SIGMOID)).result
        grader.close()
        sigmoid = next(check for check in result.checks if check.id == "sigmoid.device")
        assert f"Not run. {said[0].upper()}{said[1:]}. The source shows nothing" in sigmoid.feedback
        assert (result.no_gpu, result.environment["device"]) == (said, "cpu")


class TestTheKeyOfAResult:
    def test_tells_results_for_which_the_gpu_was_switched_off(self):
        off, auto, require = (assignment_version(backprop, Options(gpu=gpu)) for gpu in ("off", "auto", "require"))
        assert auto == require != off

    def test_and_what_ran_tells_whether_one_that_needs_a_gpu_had_it(self, tmp_path: Path):
        grader = Grader(Options())
        work = submission(SIGMOID)
        graded = grader.grade(work).result
        grader.close()
        version = assignment_version(backprop, Options(gpu="auto"))
        for no_gpu, content in (("there was no GPU", ("auto",)), ("", ("auto", "require"))):
            result = msgspec.structs.replace(graded, assignment_version=version, no_gpu=no_gpu)
            results.write(result, tmp_path / "out")
            for choice in ("auto", "off", "require"):
                job = Job(work, Options(gpu=choice), ())
                assert already_graded(job, tmp_path / "out") == (choice in content)

    def test_but_not_where_nothing_is_checked_on_one(self):
        versions = {assignment_version(numpy_backprop, Options(gpu=gpu)) for gpu in ("off", "auto", "require")}
        assert len(versions) == 1

    def test_how_many_use_it_at_one_time_is_no_part_of_it(self):
        assert assignment_version(backprop, Options(gpu_jobs=1)) == assignment_version(backprop, Options(gpu_jobs=8))
