"""Opening what lies on disk."""

import os
from pathlib import Path

import pytest

from autograder.submission.disk import DiskFile, disk_folder
from autograder.submission.model import Unreadable
from autograder.submission.tree import Refused

from .course import lay_out

NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")


def test_a_file_is_read_up_to_just_over_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.py"
    path.write_bytes(b"#" * 10)
    os.truncate(path, 2**40)
    assert len(DiskFile(str(path)).read(100)) == 101
    path.write_bytes(b"#" * 10)
    assert DiskFile(str(path)).read(10) == b"#" * 10


def test_a_pipe_put_in_place_of_a_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "backprop.py")
    with pytest.raises(Unreadable, match="is not a regular file"):
        DiskFile(str(tmp_path), ("backprop.py",)).read(10)


def test_a_file_that_is_gone_is_no_fault_of_the_students(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gone since the folder was listed"):
        DiskFile(str(tmp_path), ("ada", "backprop.py")).read(10)


@NOT_ROOT
def test_what_may_not_be_read_is_unreadable(tmp_path: Path) -> None:
    folder = lay_out(tmp_path, "shut/backprop.py", "backprop.py")
    (folder / "backprop.py").chmod(0)
    (folder / "shut").chmod(0)
    with pytest.raises(Unreadable, match="may not be read: its permissions forbid it"):
        DiskFile(str(folder), ("backprop.py",)).read(10)
    assert isinstance(disk_folder(str(folder)).entries["shut"], Refused)
    (folder / "shut").chmod(0o700)


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    lay_out(tmp_path, "a/b/backprop.py")
    (tmp_path / "a/link.py").symlink_to("b/backprop.py")
    before = len(os.listdir("/proc/self/fd"))
    assert DiskFile(str(tmp_path), ("a", "b", "backprop.py")).read(100)
    for parts in [("a", "link.py"), ("a", "c", "backprop.py"), ("a", "b")]:
        with pytest.raises((Unreadable, FileNotFoundError)):
            DiskFile(str(tmp_path), parts).read(10)
    assert len(os.listdir("/proc/self/fd")) == before
