"""Archives from honest tools are read; all others are refused whole."""

import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from autograder.submission import NothingToGrade, read
from autograder.submission import archive as limits

from .course import found, overview, zipped


def refused(path: Path) -> str:
    with pytest.raises(NothingToGrade) as caught:
        found(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message.removeprefix(str(path)).strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "class.zip"


def test_stored_and_deflated_members_are_read(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada/backprop.py", "# ada", zipfile.ZIP_STORED)
        archive.writestr("bob/backprop.py", "# bob", zipfile.ZIP_DEFLATED)
    assert [read(submission).units[0].text for submission in found(path)] == ["# ada", "# bob"]


def test_suffix_of_any_case_and_names_of_windows_tools_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "CLASS.ZIP", {"ada\\": "", "./ada\\backprop\\backprop.py": "# ada"})
    assert overview(found(path)) == {("ada", "backprop"): ["backprop.py"]}


@pytest.mark.parametrize(("raw", "student"), [(b"ad\xc3\xa4", "adä"), (b"ad\x84", "ad%84")])
def test_names_without_the_utf8_flag_are_utf8_or_percent_encoded(path: Path, raw: bytes, student: str) -> None:
    zipped(path, {"X" * len(raw) + "/backprop.py": "# ada"})
    path.write_bytes(path.read_bytes().replace(b"X" * len(raw), raw))
    assert [submission.student for submission in found(path)] == [student]


@pytest.mark.parametrize("name", ["../ada/backprop.py", "ada/../../x", "/etc/x", "C:\\x", "..\\x", "ada/.."])
def test_a_name_that_leaves_the_folder_is_refused(path: Path, name: str) -> None:
    zipped(path, {"ada/backprop.py": "", name: ""})
    assert refused(path).startswith("has a member outside of the archive's folder")


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_a_link_or_device_is_refused_even_among_ignored_files(path: Path, mode: int) -> None:
    link = zipfile.ZipInfo("__MACOSX/link")
    link.external_attr = (mode | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada/backprop.py", "")
        archive.writestr(link, "/etc/passwd")
    assert refused(path) == "has a member that is a link or no regular file: __MACOSX/link"


def test_an_encrypted_member_is_refused(path: Path) -> None:
    data = bytearray(zipped(path, {"ada/backprop.py": "a = 1"}).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert refused(path) == "has an encrypted member: ada/backprop.py"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_compression_whose_unpacking_cannot_be_bounded_is_refused(path: Path, method: int) -> None:
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("ada/backprop.py", "a = 1")
    assert refused(path) == "has a member compressed by other means than deflate: ada/backprop.py"


def test_a_broken_member_is_refused_even_if_nobody_needs_it(path: Path) -> None:
    zipped(path, {"ada/backprop.py": "a = 1", "notes.txt": "0123456789" * 50})
    data = bytearray(path.read_bytes())
    data[data.index(b"notes.txt") + 12] ^= 0xFF
    path.write_bytes(data)
    assert refused(path).startswith("is no zip archive, or a broken one")


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x05\x06" + bytes(18) + b"x", b"PK\x03\x04" * 100])
def test_what_is_no_archive_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    refused(path)


def test_two_members_of_one_name_are_refused(path: Path) -> None:
    zipped(path, {"ada/backprop.py": "a = 1", "ada/backprop.pz": "a = 2"})
    path.write_bytes(path.read_bytes().replace(b"backprop.pz", b"backprop.py"))
    assert refused(path) == "has two members of the same name: ada/backprop.py"


@pytest.mark.parametrize("names", [("ada.py", "ada.py/b.py"), ("ada.py/b.py", "ada.py")])
def test_a_file_that_is_a_folder_too_is_refused(path: Path, names: tuple[str, str]) -> None:
    zipped(path, dict.fromkeys(names, ""))
    refused(path)


def test_10_000_members_are_read_and_no_more(path: Path) -> None:
    names = [f"{number}/backprop.py" for number in range(10_000)]
    assert len(found(zipped(path, dict.fromkeys(names, "")))) == 10_000
    assert refused(zipped(path, dict.fromkeys([*names, "one more"], ""))) == (
        "is over the limits of 256 MiB unpacked and 10,000 members"
    )


def test_256_mib_are_unpacked_and_no_more(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.MAX_UNPACKED == 256 * 2**20
    monkeypatch.setattr(limits, "MAX_UNPACKED", 3_000_000)
    zipped(path, {"ada/backprop.py": "a = 1", "zeros": bytes(2_999_995)})
    assert found(path)
    zipped(path, {"ada/backprop.py": "a = 1", "zeros": bytes(2_999_996)})
    assert refused(path).startswith("is over the limits")


def test_a_bomb_that_hides_its_size_is_refused(path: Path) -> None:
    zipped(path, {"ada/backprop.py": bytes(50_000_000)})
    data = path.read_bytes().replace(struct.pack("<L", 50_000_000), struct.pack("<L", 5))
    path.write_bytes(data)
    assert refused(path).startswith("is no zip archive, or a broken one")


def test_a_list_of_members_of_gigabytes_is_not_read(path: Path) -> None:
    length = 2**30
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, length, 0, 0)
    with path.open("wb") as file:
        file.truncate(length)
        file.seek(length)
        file.write(end)
    assert refused(path).startswith("is over the limits")


def test_deep_and_empty_names_cost_little(path: Path) -> None:
    deep = {f"{number}/" + "a/" * 30_000 + "b.py": "" for number in range(100)}
    zipped(path, {"ada/backprop.py": "a = 1", "ada//x.txt": "", "./": "", **deep})
    assert [submission.student for submission in found(path)] == ["ada"]


def test_overlapping_members_count_each_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many entries of the list point to one compressed member."""
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1_000_000)
    zeros = bytes(100_000)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = deflate.compress(zeros) + deflate.flush()
    sizes = struct.pack("<3L", zlib.crc32(zeros), len(packed), len(zeros))
    local = b"PK\x03\x04" + struct.pack("<5H", 20, 0, 8, 0, 33) + sizes + struct.pack("<2H", 1, 0) + b"a" + packed
    entry = b"PK\x01\x02" + struct.pack("<6H", 20, 20, 0, 8, 0, 33) + sizes
    entry += struct.pack("<5H2L", 1, 0, 0, 0, 0, 0, 0) + b"a"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, 50 * len(entry), len(local), 0)
    path.write_bytes(local + entry * 50 + end)
    refused(path)
