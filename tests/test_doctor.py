"""Which sandbox is taken where none is named, and what is told of each: on this machine, and on poorer ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.sandbox import SandboxUnavailable, choosing, open_sandbox
from autograder.sandbox.host import Sandbox

from .command import run
from .works import SIGMOID, write_class

REPOSITORY = Path(__file__).parents[1]
WITHOUT_LANDLOCK = """
import errno, runpy, sys
import pyseccomp
rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), 444)  # landlock_create_ruleset
rules.load()
sys.argv[0] = "autograder"
runpy.run_module("autograder", run_name="__main__")
"""


@pytest.fixture(autouse=True)
def _ask_anew() -> Iterator[None]:
    choosing.strongest.cache_clear()
    yield
    choosing.strongest.cache_clear()


def works(name: str) -> bool:
    """Whether the machine that these tests run on has this sandbox."""
    sandbox = open_sandbox(name, [], program="probe")
    try:
        sandbox.start()
    except SandboxUnavailable:
        return False
    finally:
        sandbox.close()
    return True


def poor(*arguments: object, path: Path) -> subprocess.CompletedProcess[str]:
    """`autograder ARGUMENTS` on a machine with neither bubblewrap nor Landlock."""
    command = [sys.executable, "-c", WITHOUT_LANDLOCK, *map(str, arguments)]
    environment = {"PATH": str(path), "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)


class TestTheStrongest:
    def test_it_is_bubblewrap_where_that_works(self):
        if not works("bwrap"):
            pytest.skip("bubblewrap does not work here")
        assert choosing.strongest() == "bwrap"

    def test_it_is_landlock_where_bubblewrap_does_not_work(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        if not works("landlock"):
            pytest.skip("Landlock does not work here")
        monkeypatch.setenv("PATH", str(tmp_path))
        assert choosing.strongest() == "landlock"

    def test_it_is_never_none(self, monkeypatch: pytest.MonkeyPatch):
        def unavailable(_sandbox: Sandbox) -> None:
            raise SandboxUnavailable("not today")

        monkeypatch.setattr(Sandbox, "start", unavailable)
        with pytest.raises(SandboxUnavailable, match=r"no sandbox works .*autograder doctor.*: not today; not today$"):
            choosing.strongest()

    def test_the_key_of_a_result_names_it(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        if not (works("bwrap") and works("landlock")):
            pytest.skip("both sandboxes are needed to tell them apart")
        submitted = write_class(tmp_path / "submitted", {"ada": SIGMOID})
        (tmp_path / "bin").mkdir()
        outcomes = []
        for path in ("/usr/bin:/bin", str(tmp_path / "bin")):
            monkeypatch.setenv("PATH", path)
            assert run("grade", submitted, "--out", tmp_path / "out").code == 0
            outcomes.append(json.loads((tmp_path / "out" / "results" / "ada" / "backprop.json").read_text()))
        first, second = outcomes
        assert first["assignment_version"] != second["assignment_version"]
        assert first["score"] == second["score"] > 0


class TestDoctor:
    def test_it_tells_of_each_what_it_protects_from_and_whether_it_works(self):
        finished = run("doctor")
        expected = {name: works(name) for name in ("bwrap", "landlock")}
        for name, has in expected.items():
            assert f"{name}: {'works' if has else 'does not work'}" in finished.out.splitlines()
        assert finished.out.count("protects:") == 2
        assert " ".join(finished.out.split()).count("its memory") == sum(expected.values())
        assert finished.code == (0 if any(expected.values()) else 1)

    def test_a_machine_with_none_is_told_how_to_get_one(self, tmp_path: Path):
        told = poor("doctor", path=tmp_path)
        assert told.returncode == 1
        assert "bwrap: does not work" in told.stdout
        assert "landlock: does not work" in told.stdout
        assert "apt-get install bubblewrap" in told.stdout
        assert "Linux 5.13" in told.stdout
        assert told.stdout.endswith("'grade' can use none of them\n")

    @pytest.mark.parametrize("command", ["grade", "validate", "demo"])
    def test_there_nothing_is_graded_and_one_line_says_why(self, tmp_path: Path, command: str):
        submitted = write_class(tmp_path / "submitted", {"ada": SIGMOID})
        out = tmp_path / "out"
        arguments = {"grade": [submitted, "--out", out], "validate": ["backprop"], "demo": ["--out", out]}[command]
        told = poor(command, *arguments, path=tmp_path)
        assert told.returncode == 2
        assert len(told.stderr.splitlines()) == 1
        assert "autograder doctor" in told.stderr
        assert not out.exists()
