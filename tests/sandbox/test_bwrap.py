"""What bubblewrap is told to show: the interpreter and its libraries, less what is private."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import jinja2
import pytest

from autograder.sandbox.bwrap import Bubblewrap

PACKAGES = Path(sysconfig.get_path("purelib"))
PACKAGE = Path(jinja2.__file__).parent


def hidden(private: Iterable[Path]) -> list[str]:
    """The folders that the command covers with an empty one."""
    arguments, _ = Bubblewrap(private).command("server")
    return [place for option, place in pairwise(arguments) if option == "--tmpfs"]


@pytest.fixture(autouse=True)
def _bubblewrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # Only the command is looked at, so that these hold where bubblewrap is not installed, too.
    (tmp_path / "bwrap").write_text("")
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


def test_a_private_package_among_the_libraries_is_covered():
    assert hidden([PACKAGE]) == [str(PACKAGE)]


def test_a_private_folder_elsewhere_is_not_shown_to_begin_with(tmp_path: Path):
    assert hidden([tmp_path]) == []


def test_what_lies_below_a_private_folder_needs_no_cover_of_its_own():
    inner = next(path for path in PACKAGE.iterdir() if path.is_dir())
    assert hidden([inner, PACKAGE, inner]) == [str(PACKAGE)]


def test_what_does_not_exist_needs_no_cover():
    assert hidden([PACKAGES / "no_such_package"]) == []


def test_a_private_folder_is_known_by_any_of_its_names(tmp_path: Path):
    link = tmp_path / "link"
    link.symlink_to(PACKAGE)
    assert hidden([link]) == [str(PACKAGE)]


def test_a_folder_of_libraries_that_is_a_link_shows_nothing_private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    link = tmp_path / "environment"
    link.symlink_to(PACKAGES)
    monkeypatch.setattr("sys.prefix", str(link))
    assert str(link / PACKAGE.name) in hidden([PACKAGE])


def test_the_environment_is_the_sandboxs_own(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET", "42")
    _, environment = Bubblewrap([]).command("server")
    assert "SECRET" not in environment
    assert environment["HOME"] == environment["TMPDIR"] == "/scratch"
    assert environment["PYTHONHASHSEED"] == "0"


def test_the_systems_own_python_is_shown_by_every_name_that_a_virtual_environment_reaches_it_by(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    link = tmp_path / "python"
    link.symlink_to("/usr/bin/python3")
    monkeypatch.setattr("sys.base_prefix", "/usr")
    monkeypatch.setattr("sys.executable", str(link))
    arguments, _ = Bubblewrap([]).command("server")
    bound = {place for option, place in pairwise(arguments) if option == "--ro-bind"}
    assert {"/usr/bin/python3", str(Path("/usr/bin/python3").resolve())} <= bound
