"""A submission sees the interpreter and its libraries, and may write in its scratch folder alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from autograder.sandbox import Sandbox

from ..conftest import PRIVATE_PACKAGE, REPOSITORY
from ..conversation import PATIENT, error, outcome, value

READ = """
    import os

    def attack(path):
        return os.listdir(path) if os.path.isdir(path) else open(path).read()
"""
WRITE = """
    def attack(path):
        with open(path, "w") as file:
            file.write("I was here")
"""
NOT_THERE = {"FileNotFoundError", "PermissionError"}
NOT_WRITABLE = {"FileNotFoundError", "PermissionError", "OSError", "IsADirectoryError"}


@pytest.mark.parametrize("path", ["/etc/passwd", "/etc/shadow", "/etc/hosts", "/home", "/root/.bashrc", "/var", "/run"])
def test_the_machines_files_are_not_there(confined: Sandbox, path: str):
    assert error(confined, READ, path) in NOT_THERE


@pytest.mark.parametrize("name", ["autograder", "solutions", "assignments", "tests", ".git", "README.md"])
def test_the_repository_is_not_there_but_for_a_virtual_environment_in_it(confined: Sandbox, name: str):
    assert error(confined, READ, str(REPOSITORY / name)) in NOT_THERE


def test_other_submissions_and_the_results_are_not_there(confined: Sandbox, tmp_path: Path):
    other = tmp_path / "submitted" / "grace" / "backprop.py"
    other.parent.mkdir(parents=True)
    other.write_text("secret = 1")
    assert error(confined, READ, str(other)) in NOT_THERE
    assert error(confined, READ, str(tmp_path)) in NOT_THERE


def test_the_grader_cannot_be_imported(confined: Sandbox):
    assert error(confined, "def attack():\n    import autograder.hidden.backprop") == "ModuleNotFoundError"


def test_a_grader_installed_beside_torch_is_not_there_either(confined: Sandbox):
    assert PRIVATE_PACKAGE.is_relative_to(Path(torch.__file__).parents[1])
    assert error(confined, READ, str(PRIVATE_PACKAGE / "__init__.py")) in NOT_THERE
    assert error(confined, "def attack():\n    import jinja2.environment") == "ModuleNotFoundError"


def test_nothing_is_there_that_was_not_shown_on_purpose(confined: Sandbox):
    source = """
        import os, sys, sysconfig

        LIBRARIES = [sys.base_prefix, sys.prefix, sysconfig.get_path("purelib"), "/usr/lib", "/lib", "/proc", "/dev",
                     "/usr/libexec", "/sys/devices/system/cpu"]

        def attack():
            found = []
            for folder, folders, files in os.walk("/"):
                folders[:] = [f for f in folders if os.path.join(folder, f) not in LIBRARIES]
                found += [os.path.join(folder, f) for f in files]
            return [f for f in found if not f.startswith(("/grader/inside/", "/usr/lib32/", "/usr/lib64/"))]
    """
    assert set(value(confined, source)) <= {"/etc/ld.so.cache"}


def test_the_interpreter_and_its_libraries_are_readable(sandbox: Sandbox):
    source = """
        import os, numpy, torch

        def attack():
            return [len(open(module.__file__).read()) > 0 for module in (os, numpy, torch)]
    """
    assert value(sandbox, source) == [True, True, True]


@pytest.mark.parametrize(
    "path",
    [
        "/here",
        "/usr/lib/here",
        "/tmp/here",
        "/dev/here",
        "/dev/shm/here",
        "/etc/ld.so.cache",
        "/grader/inside/agent.py",
        "/proc/sys/kernel/hostname",
        "/proc/1/oom_score_adj",
        "/sys/devices/system/cpu/cpu0/online",
        torch.__file__,
        str(PRIVATE_PACKAGE / "here"),
    ],
)
def test_writing_elsewhere_fails(confined: Sandbox, path: str):
    assert error(confined, WRITE, path) in NOT_WRITABLE


def test_the_working_folder_is_for_scratch(sandbox: Sandbox):
    source = """
        import os, tempfile

        def attack():
            os.makedirs("a/b")
            with open("a/b/notes.txt", "w") as file:
                file.write("hello")
            with tempfile.TemporaryFile("w+") as file:
                file.write("world")
            return open("a/b/notes.txt").read(), tempfile.gettempdir() == os.getcwd() == os.path.expanduser("~")
    """
    assert value(sandbox, source) == ("hello", True)


def test_a_files_size_is_bounded(sandbox: Sandbox):
    source = """
        def attack():
            with open("sparse", "wb") as file:
                file.truncate(1 << 40)
    """
    assert error(sandbox, source) == "OSError"


WRITE_FILES = """
    def attack(size, most):
        number = 0
        while number < most:
            number += 1
            with open(str(number), "wb") as file:
                file.write(bytes(size))
"""


def test_the_scratch_folders_size_is_bounded(confined: Sandbox):
    assert value(confined, WRITE_FILES, 1 << 19, 4) is None
    told = outcome(confined, WRITE_FILES, 1 << 19, 100_000, limits=replace(PATIENT, scratch_mib=1))
    assert told in {"OSError", "the code wrote more than 1 MiB or 4096 files to its working folder and was ended"}


def test_the_number_of_files_is_bounded(confined: Sandbox):
    assert value(confined, WRITE_FILES, 0, 60) is None
    told = outcome(confined, WRITE_FILES, 0, 1_000_000, limits=replace(PATIENT, scratch_files=50))
    assert told in {"OSError", "the code wrote more than 64 MiB or 50 files to its working folder and was ended"}
