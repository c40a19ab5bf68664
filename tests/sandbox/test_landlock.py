"""What Landlock is told to allow, and what it must hold beyond the promises of every sandbox."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import jinja2
import msgspec
import pytest

from autograder.course import private_folders
from autograder.sandbox import Sandbox, SandboxUnavailable, landlock, open_sandbox
from autograder.sandbox.inside.landlock import Shown

from .conftest import REPOSITORY
from .conversation import error, value, works

PACKAGES = Path(sysconfig.get_path("purelib")).resolve()
PACKAGE = Path(jinja2.__file__).parent.resolve()

pytestmark = pytest.mark.usefixtures("sandbox")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox of this backend, which hides one package among the libraries."""
    opened = open_sandbox("landlock", [*private_folders(), PACKAGE])
    try:
        opened.start()
    except SandboxUnavailable as error:
        pytest.skip(str(error))
    yield opened
    opened.close()


@pytest.fixture
def made() -> Iterator[landlock.Landlock]:
    """A backend that hides one package among the libraries; nothing has been started."""
    backend = landlock.Landlock([PACKAGE])
    yield backend
    backend.close()


def told(backend: landlock.Landlock) -> Shown:
    """What the fork server reads."""
    _, environment = backend.command("server")
    return msgspec.msgpack.decode((Path(environment["HOME"]).parent / "shown").read_bytes(), type=Shown)


class TestWhatIsAllowed:
    def test_a_private_package_is_left_out_and_its_neighbours_are_not(self, made: landlock.Landlock):
        parts = {Path(part) for part in told(made).parts}
        assert not any(PACKAGE.is_relative_to(part) for part in parts)
        neighbours = {path for path in PACKAGES.iterdir() if path != PACKAGE and not path.is_symlink()}
        assert neighbours <= parts

    def test_a_folder_without_anything_private_is_allowed_as_a_whole(self, made: landlock.Landlock):
        assert str(Path("/usr/lib").resolve()) in told(made).parts

    def test_a_link_to_a_private_place_allows_nothing(self, tmp_path: Path):
        (tmp_path / "hidden").mkdir()
        (tmp_path / "open").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "hidden")
        assert list(landlock._parts(tmp_path, [tmp_path / "hidden"])) == [tmp_path / "open"]

    def test_the_folder_is_gone_when_the_sandbox_is_closed(self, made: landlock.Landlock):
        _, environment = made.command("server")
        folder = Path(environment["HOME"]).parent
        assert folder.is_dir()
        made.close()
        assert not folder.exists()


class TestWhatIsHeld:
    def test_no_name_of_a_private_package_is_told(self, sandbox: Sandbox):
        source = f"""
            import os, sys

            def names(place):
                try:
                    return os.listdir(place)
                except OSError:
                    return []

            def attack():
                found = [name for place in [*sys.path, {str(PACKAGES)!r}] for name in names(place)]
                return "torch" in found, "jinja2" in found
        """
        assert value(sandbox, source) == (True, False)

    def test_libraries_beside_a_private_package_can_still_be_imported_and_asked_for_their_version(
        self, sandbox: Sandbox
    ):
        source = """
            import importlib.metadata

            def attack():
                import hypothesis
                return importlib.metadata.version("hypothesis") == hypothesis.__version__
        """
        assert value(sandbox, source) is True

    def test_the_machines_network_is_not_told(self, sandbox: Sandbox):
        source = 'def attack(name):\n    open(f"/proc/{name}").read()'
        for name in ("net/dev", "self/net/unix", "self/mounts", "self/mountinfo", "self/cgroup", "modules", "kmsg"):
            assert error(sandbox, source, name) in {"PermissionError", "FileNotFoundError"}

    def test_the_machines_devices_are_out_of_reach(self, sandbox: Sandbox):
        source = "import os\ndef attack(path):\n    os.close(os.open(path, os.O_RDWR))"
        ordinary = ("/dev/tty", "/dev/ptmx", "/dev/kmsg", "/dev/mem", "/dev/vda", "/dev/fuse", "/dev/shm")
        for device in (*ordinary, "/dev/nvidiactl", "/dev/nvidia0", "/dev/nvidia-uvm"):
            assert error(sandbox, source, device) in {"PermissionError", "FileNotFoundError", "IsADirectoryError"}

    @pytest.mark.parametrize(
        "attempt",
        [
            "os.link(path, 'mine')",
            "os.rename(path, 'mine')",
            "os.unlink(path)",
            "os.truncate(path, 0)",
            "os.chmod(path, 0o777)",
            "os.chown(path, os.getuid(), os.getgid())",
            "os.utime(path)",
            "os.setxattr(path, 'user.note', b'x')",
            "os.symlink('x', path + '.link')",
            "os.mkdir(path + '.folder')",
            "os.write(os.open(path, os.O_PATH), b'x')",
            "os.symlink(path, 'alias'), open('alias').read()",
        ],
    )
    def test_a_file_of_the_graders_cannot_be_changed_in_any_way(
        self, sandbox: Sandbox, tmp_path: Path, attempt: str
    ):
        file = tmp_path / "grades.csv"
        file.write_text("ada,40\n")
        before = file.stat()
        source = f"import os\ndef attack(path):\n    {attempt}"
        assert error(sandbox, source, str(file)) in {"PermissionError", "OSError"}
        after = file.stat()
        assert file.read_text() == "ada,40\n"
        assert os.listdir(tmp_path) == ["grades.csv"]
        assert (after.st_mode, after.st_mtime_ns, after.st_nlink) == (before.st_mode, before.st_mtime_ns, 1)

    def test_two_sandboxes_do_not_meet(self, sandbox: Sandbox):
        neighbour = open_sandbox("landlock", [])
        where = "import os\ndef attack():\n    return os.getcwd()"
        look = "import os\ndef attack(path):\n    return os.listdir(path)"
        folder = value(neighbour, where)
        assert folder != value(sandbox, where)
        assert error(sandbox, look, folder) == "PermissionError"
        neighbour.close()


def test_when_the_grader_is_killed_nothing_is_left(tmp_path: Path):
    tmp_path.chmod(0o755)
    run = """
        import os, signal, sys
        from autograder.sandbox import Limits, open_sandbox
        sandbox = open_sandbox("landlock", [], program="probe")
        session = sandbox.open(Limits())
        print(sandbox._server.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    lines = "\n".join(line.strip() for line in run.splitlines())
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": str(REPOSITORY)}
    killed = subprocess.run([sys.executable, "-c", lines], env=environment, stdout=subprocess.PIPE, check=False)
    server = Path("/proc", killed.stdout.decode().strip())
    for _ in range(200):
        if not server.exists() and not os.listdir(tmp_path):
            break
        os.sched_yield()
        subprocess.run(["sleep", "0.05"], check=True)
    assert os.listdir(tmp_path) == []
    assert not server.exists()


def test_an_old_kernel_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(landlock, "version", lambda: 0)
    with pytest.raises(SandboxUnavailable, match=r"needs Linux 5\.13 or later with Landlock switched on"):
        open_sandbox("landlock", []).start()


def test_without_a_user_of_its_own_a_kernel_that_scopes_no_signals_will_not_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(landlock, "version", lambda: 5)
    monkeypatch.setattr(landlock, "_may_change_user", lambda: False)
    with pytest.raises(SandboxUnavailable, match=r"needs Linux 6\.12 or later"):
        open_sandbox("landlock", []).start()


def test_it_works(sandbox: Sandbox):
    assert works(sandbox)
