from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
import pytest

from autograder.course import private_folders
from autograder.sandbox import NAMES, Sandbox, SandboxUnavailable, open_sandbox

REPOSITORY = Path(__file__).parents[2]
PRIVATE_PACKAGE = Path(jinja2.__file__).parent
"""Stands for a grader that is installed beside torch: any package of the same site-packages would do."""

Opener = Callable[[], Sandbox]


@pytest.fixture(scope="session", params=NAMES)
def backend(request: pytest.FixtureRequest) -> str:
    """The name of every backend in turn."""
    name = str(request.param)
    try:
        probed = open_sandbox(name, [], program="probe")
        probed.start()
        probed.close()
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    return name


@pytest.fixture(scope="session")
def another(backend: str) -> Iterator[Opener]:
    """Opens one more sandbox of the backend, with a fork server of its own."""
    opened: list[Sandbox] = []

    def opener() -> Sandbox:
        opened.append(open_sandbox(backend, [*private_folders(), REPOSITORY, PRIVATE_PACKAGE]))
        return opened[-1]

    yield opener
    for sandbox in opened:
        sandbox.close()


@pytest.fixture(scope="session")
def sandbox(another: Opener) -> Sandbox:
    """Every backend in turn, with one fork server for the whole run."""
    return another()


@pytest.fixture
def confined(backend: str, sandbox: Sandbox) -> Sandbox:
    """Every backend that confines what runs in it."""
    if backend == "none":
        pytest.skip("sandbox 'none' is an ordinary process, for trusted code: it does not promise this")
    return sandbox


@pytest.fixture
def namespaced(backend: str, confined: Sandbox) -> Sandbox:
    """Every backend that gives a submission namespaces of its own."""
    if backend != "bwrap":
        pytest.skip(f"sandbox '{backend}' has no namespaces: it does not promise this")
    return confined


@pytest.fixture(scope="session")
def trusted() -> Iterator[Sandbox]:
    """The backend that every machine has, for what does not depend on confinement."""
    opened = open_sandbox("none", [])
    yield opened
    opened.close()
