from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from autograder import mnist
from autograder.accelerator import Accelerator
from autograder.course import private_folders
from autograder.grading import Options
from autograder.sandbox import Gpu, Limits, Session, find_gpu

from ..marking import Marker


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/gpu/" in item.nodeid:
            item.add_marker(pytest.mark.gpu)


@pytest.fixture(scope="session")
def gpu() -> Gpu:
    found = find_gpu()
    if found is None:
        pytest.skip("there is no GPU here")
    return found


@pytest.fixture(scope="session")
def accelerator(gpu: Gpu) -> Iterator[Accelerator]:
    """The GPU in the sandbox that grades."""
    opened = Accelerator("bwrap", list(private_folders()), mnist.load().arrays, gpu, places=8)
    opened.start()
    yield opened
    opened.close()


Opener = Callable[..., Session]


@pytest.fixture
def opened(accelerator: Accelerator) -> Iterator[Opener]:
    """Opens a session that has the GPU, under the default limits or given ones; the last one is ended."""
    sessions: list[Session] = []

    def opener(limits: Limits = Limits()) -> Session:  # noqa: B008 - never changed
        sessions.append(accelerator.open(limits))
        return sessions[-1]

    yield opener
    for session in sessions:
        session.end()
    accelerator.release()


@pytest.fixture(scope="session")
def gpu_marker(accelerator: Accelerator) -> Iterator[Marker]:
    """One grader that must have the GPU, which was seen to work."""
    marker = Marker(Options(gpu="require", gpu_jobs=8))
    yield marker
    marker.close()
