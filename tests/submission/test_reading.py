"""Which file of a submission is read, and what becomes of it."""

import hashlib
import json
from pathlib import Path

import pytest

from autograder.submission import Source, Unit, Unreadable, read

from .course import STUB, found, lay_out, notebook

WORK = "def sigmoid(x):\n    return 1 / (1 + (-x).exp())\n"


@pytest.fixture
def stubs(tmp_path: Path) -> list[Path]:
    folder = lay_out(tmp_path / "stubs", "backprop.py", "backprop.ipynb", backprop=STUB)
    (folder / "backprop.ipynb").write_text(notebook("import torch", STUB))
    return sorted(folder.iterdir())


def handed_in(tmp_path: Path, stubs: list[Path], **files: str | bytes) -> Source:
    """What is read of these files, whose suffixes are the keywords."""
    folder = tmp_path / "ada/backprop"
    folder.mkdir(parents=True)
    for suffix, content in files.items():
        path = folder / (f"backprop.{suffix}" if suffix in ("py", "ipynb") else f"{suffix}.py")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (submission,) = found(folder, stubs=stubs)
    return read(submission)


def test_a_script_is_one_unit_with_the_digest_of_its_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfa = 1\r\n"
    source = handed_in(tmp_path, [], py=data)
    digest = hashlib.sha256(data).hexdigest()
    assert source == Source("backprop.py", "script", (Unit("backprop.py", "a = 1\n"),), digest, "")


def test_a_notebook_is_a_unit_per_code_cell(tmp_path: Path) -> None:
    data = notebook("a = 1", "b = 2")
    source = handed_in(tmp_path, [], ipynb=data)
    assert source.kind == "notebook"
    assert [unit.name for unit in source.units] == ["backprop.ipynb, cell 1", "backprop.ipynb, cell 2"]
    assert source.sha256 == hashlib.sha256(data.encode()).hexdigest()


def test_of_two_files_the_one_worked_on_is_read(tmp_path: Path, stubs: list[Path]) -> None:
    stub_notebook = notebook("import torch", STUB)
    script = handed_in(tmp_path / "1", stubs, py=WORK, ipynb=stub_notebook)
    assert (script.filename, script.note) == ("backprop.py", "")
    book = handed_in(tmp_path / "2", stubs, py=STUB, ipynb=notebook(WORK))
    assert (book.filename, book.note) == ("backprop.ipynb", "")
    untouched = handed_in(tmp_path / "3", stubs, py=STUB, ipynb=stub_notebook)
    assert (untouched.filename, untouched.note) == ("backprop.ipynb", "")


def test_of_two_files_worked_on_the_notebook_is_read_and_the_note_says_so(tmp_path: Path, stubs: list[Path]) -> None:
    source = handed_in(tmp_path, stubs, py=WORK, ipynb=notebook(WORK))
    assert source.filename == "backprop.ipynb"
    assert source.note.startswith("backprop.ipynb was graded; backprop.py, which was changed too, was not graded")


def test_a_stub_that_was_only_run_and_saved_is_untouched(tmp_path: Path, stubs: list[Path]) -> None:
    run = json.loads(notebook("import torch\n", STUB.rstrip(), ""))
    run["cells"][1]["outputs"] = [{"output_type": "error", "ename": "NotImplementedError"}]
    run["metadata"] = {"language_info": {"name": "python", "version": "3.12"}}
    source = handed_in(tmp_path, stubs, py=WORK, ipynb=json.dumps(run))
    assert source.filename == "backprop.py"
    resaved = handed_in(tmp_path / "other", stubs, py=STUB.replace("\n", " \r\n") + "\r\n", ipynb=notebook(WORK))
    assert (resaved.filename, resaved.note) == ("backprop.ipynb", "")


def test_a_broken_notebook_is_not_passed_over(tmp_path: Path, stubs: list[Path]) -> None:
    with pytest.raises(Unreadable, match=r"^backprop\.ipynb is not a notebook: .*save it again in Jupyter$"):
        handed_in(tmp_path / "1", stubs, py=STUB, ipynb="{")
    with pytest.raises(Unreadable, match=r"Jupyter \(backprop\.py, which was changed too, was not graded"):
        handed_in(tmp_path / "2", stubs, py=WORK, ipynb="{")


def test_a_broken_script_beside_a_stub_is_what_was_worked_on(tmp_path: Path, stubs: list[Path]) -> None:
    with pytest.raises(Unreadable, match=r"^backprop\.py, line 1: byte 0xFF is not UTF-8"):
        handed_in(tmp_path, stubs, py=b"\xff", ipynb=notebook("import torch", STUB))


def test_work_beside_an_untouched_stub_is_pointed_out(tmp_path: Path, stubs: list[Path]) -> None:
    source = handed_in(tmp_path / "1", stubs, py=STUB, final=WORK)
    assert source.note == "backprop.py is the untouched stub; not graded: final.py"
    assert handed_in(tmp_path / "2", stubs, py=WORK, helper="").note == ""


class TestOneStudentsFilesInSeveralFolders:
    FILES = ("backprop.py", "backprop/backprop.py", "02_backprop/backprop.py")

    def read(self, tmp_path: Path, stubs: list[Path], **contents: str) -> Source:
        """What is read where every file is the stub, but for those named by their places."""
        for name in self.FILES:
            lay_out(tmp_path / "class/ada", name, backprop=contents.get(Path(name).parent.name or "above", STUB))
        (submission,) = found(tmp_path / "class", stubs=stubs)
        return read(submission)

    @pytest.mark.parametrize("place", ["above", "backprop", "02_backprop"])
    def test_the_one_worked_on_is_read(self, tmp_path: Path, stubs: list[Path], place: str) -> None:
        source = self.read(tmp_path, stubs, **{place: WORK})
        assert (source.units[0].text, source.note) == (WORK, "")

    def test_of_several_worked_on_the_note_names_the_others(self, tmp_path: Path, stubs: list[Path]) -> None:
        source = self.read(tmp_path, stubs, above=WORK, backprop=WORK)
        assert source.note.startswith("backprop.py was graded; ../backprop.py, which was changed too, was not graded")

    def test_untouched_ones_earn_what_a_stub_earns(self, tmp_path: Path, stubs: list[Path]) -> None:
        assert self.read(tmp_path, stubs).units[0].text == STUB


def test_files_of_other_names_do_not_hide_the_one_above(tmp_path: Path, stubs: list[Path]) -> None:
    path = lay_out(tmp_path / "class", "ada/backprop.py", "ada/backprop/a.py", "ada/backprop/b.py", backprop=STUB)
    (submission,) = found(path, stubs=stubs)
    assert read(submission).note == "backprop.py is the untouched stub; not graded: backprop/a.py, backprop/b.py"


def test_work_beside_an_untouched_stub_in_a_students_folder_is_pointed_out(tmp_path: Path, stubs: list[Path]) -> None:
    (submission,) = found(lay_out(tmp_path / "class", "ada/backprop.py", "ada/final.py", backprop=STUB), stubs=stubs)
    assert read(submission).note == "backprop.py is the untouched stub; not graded: final.py"


@pytest.mark.parametrize(("suffix", "mib"), [("py", 2), ("ipynb", 64)])
def test_a_file_over_its_limit_is_unreadable(tmp_path: Path, suffix: str, mib: int) -> None:
    with pytest.raises(Unreadable, match=rf"^backprop\.{suffix} is larger than the limit of {mib} MiB$"):
        handed_in(tmp_path, [], **{suffix: b" " * (mib * 2**20 + 1)})


def test_a_script_of_2_mib_is_read(tmp_path: Path) -> None:
    assert handed_in(tmp_path, [], py=b"#" * 2 * 2**20).kind == "script"


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_script_is_read(tmp_path: Path, content: bytes) -> None:
    assert handed_in(tmp_path, [], py=content).units[0].text.strip() == ""


def test_an_unreadable_file_keeps_its_digest(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        handed_in(tmp_path, [], py=b"\xff")
    assert caught.value.sha256 == hashlib.sha256(b"\xff").hexdigest()
