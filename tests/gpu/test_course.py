"""The course on a GPU: right solutions pass every device check, mistakes of placement are named, no score changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder import catalogue, results
from autograder.assignment import Assignment
from autograder.catalogue import Mistake
from autograder.course import assignments
from autograder.sandbox import Gpu, SandboxUnavailable, open_sandbox

from ..command import run
from ..marking import Marker, beside
from ..reports.parsed_page import ParsedPage

ON_DEVICE = [assignment for assignment in assignments().values() if assignment.on_device]


def device_checks(assignment: Assignment) -> set[str]:
    return {check.id for check in assignment.on_device}


RIGHT = [
    pytest.param(assignment, path, id=f"{assignment.id}-{path.stem}")
    for assignment in ON_DEVICE
    for path in (catalogue.reference(assignment), *catalogue.variants(assignment))
]
MISPLACED = [
    pytest.param(assignment, mistake, id=f"{assignment.id}-{mistake.id}")
    for assignment in ON_DEVICE
    for mistake in catalogue.mistakes(assignment)
    if device_checks(assignment) & set(mistake.fails)
]


@pytest.mark.parametrize(("assignment", "path"), RIGHT)
def test_right_work_is_right_on_the_gpu(gpu_marker: Marker, gpu: Gpu, assignment: Assignment, path: Path):
    marked = gpu_marker.mark(path.read_text(), name=f"{assignment.id}{path.suffix}", assignment=assignment)
    wrong = {check.id: (check.status, check.feedback) for check in marked.result.checks if check.status != "passed"}
    assert not wrong
    assert marked.score == assignment.max_score
    assert gpu.name in marked.result.environment["device"]
    on_device = [check for check in marked.result.checks if check.id in device_checks(assignment)]
    assert all(f"Run on {gpu.name}, with TF32 off and deterministic algorithms on." in c.feedback for c in on_device)


@pytest.mark.parametrize(("assignment", "mistake"), MISPLACED)
def test_a_misplaced_tensor_is_found_and_named(gpu_marker: Marker, assignment: Assignment, mistake: Mistake):
    marked = gpu_marker.mark(catalogue.with_mistake(assignment, mistake), assignment=assignment)
    assert marked.lost == set(mistake.fails)
    assert marked.score == mistake.keeps
    assert set(marked.named.values()) == {mistake.id}


AT_LOADING = """
THERE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def update(params, grads, learning_rate):
    return tuple((p - learning_rate * g).to(THERE) for p, g in zip(params, grads))
"""


def test_a_mistake_that_the_stand_in_cannot_tell_is_named_by_what_the_gpu_showed(gpu_marker: Marker):
    marked = gpu_marker.mark(beside(AT_LOADING))
    assert marked.named == dict.fromkeys(("update.device", "train.device"), "device-cuda-0")


def works(name: str) -> bool:
    """Whether the sandbox of that name works here."""
    sandbox = open_sandbox(name, [])
    try:
        sandbox.start()
    except SandboxUnavailable:
        return False
    finally:
        sandbox.close()
    return True


class TestTheCommand:
    @pytest.fixture
    def work(self, gpu: Gpu, tmp_path: Path) -> Path:
        (tmp_path / "ada").mkdir()
        (tmp_path / "ada/relu_dropout.py").write_text(catalogue.reference(assignments()["relu_dropout"]).read_text())
        return tmp_path / "ada"

    @staticmethod
    def _grade(work: Path, out: Path, *options: str) -> str:
        finished = run("grade", work, "--out", out, "--jobs", 1, *options)
        assert finished.code == 0, finished.err
        return finished.out

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--gpu", "require"), ""),
            (("--gpu", "auto"), ""),
            ((), ""),
            (("--gpu", "off"), "the GPU was switched off"),
            (("--gpu", "auto", "--sandbox", "landlock"), "the sandbox 'landlock' has no GPU"),
        ],
    )
    def test_says_what_ran(self, work: Path, gpu: Gpu, tmp_path: Path, options: tuple[str, ...], said: str):
        if "landlock" in options and not works("landlock"):
            pytest.skip("not every kernel has landlock")
        self._grade(work, tmp_path / "out", *options)
        result = results.read(tmp_path / "out/results/ada/relu_dropout.json")
        assert result.no_gpu == said
        assert result.environment["device"] == ("cpu" if said else f"cuda ({gpu.name})")
        assert any(check.status == "not_run" for check in result.checks) == bool(said)
        report = " ".join(ParsedPage((tmp_path / "out/index.html").read_text()).text.split())
        assert f"device checks not run: {said}" in report if said else f"device checks run on {gpu.name}" in report

    def test_goes_on_by_what_ran(self, work: Path, tmp_path: Path):
        out, left = tmp_path / "out", "1 of 1 were graded before and have not changed"
        assert left not in self._grade(work, out, "--gpu", "auto")
        assert left in self._grade(work, out, "--gpu", "require")
        assert left not in self._grade(work, out, "--gpu", "off")
        assert left not in self._grade(work, out, "--gpu", "require")
        assert left in self._grade(work, out, "--gpu", "auto")
