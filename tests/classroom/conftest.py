from __future__ import annotations

from collections.abc import Iterator

import pytest

from .lesson import Lesson


@pytest.fixture(scope="session", autouse=True)
def own_jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No configuration of whoever runs the tests is read, and none is written."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    """A course with the quickest assignment to grade; each test has students of its own."""
    return Lesson(tmp_path_factory.mktemp("lesson") / "course", "relu_dropout")
