"""What paths on a command line give."""

import os
import pickle
import socket
from pathlib import Path

import pytest

from autograder.submission import NothingToGrade, Unreadable, read

from .course import ASSIGNMENTS, found, lay_out, overview, zipped


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("ada/backprop/backprop.py", "ada"),
        ("ada/02_backprop/backprop.py", "ada"),
        ("ada/backprop/hw.py", "ada"),
        ("ada/backprop.py", "ada"),
        ("submitted/ada/backprop/backprop.ipynb", "ada"),
        ("xavier/xavier.py", "xavier"),
    ],
)
def test_a_lone_file_belongs_to_the_student_it_lies_with(tmp_path: Path, name: str, student: str) -> None:
    (submission,) = found(lay_out(tmp_path / "x", name) / name)
    assert submission.student == ("x" if name.startswith("xavier") else student)


@pytest.mark.parametrize("name", ["class/ada.py", "class/ada.ipynb"])
def test_a_lone_file_of_another_name_belongs_to_its_stem(tmp_path: Path, name: str) -> None:
    path = lay_out(tmp_path, name) / name
    (submission,) = found(path, assignment="backprop")
    assert (submission.student, submission.assignment) == ("ada", "backprop")
    with pytest.raises(NothingToGrade, match="is called after no assignment: pass --assignment with one of backprop,"):
        found(path)


def test_a_lone_file_of_another_name_in_a_folder_called_after_the_assignment(tmp_path: Path) -> None:
    lay_out(tmp_path, "ada/backprop/hw.py", "flat/backprop/bob.py", "flat/backprop/cyd.py")
    assert found(tmp_path / "ada/backprop/hw.py", assignment="backprop")[0].student == "ada"
    assert found(tmp_path / "flat/backprop/bob.py", assignment="backprop")[0].student == "bob"


def test_a_relative_path_belongs_to_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay_out(tmp_path / "ada", "backprop.py"))
    (submission,) = found(Path("backprop.py"))
    monkeypatch.chdir("/")
    assert submission.student == "ada"
    assert read(submission).filename == "backprop.py"


def test_a_path_may_be_a_link(tmp_path: Path) -> None:
    lay_out(tmp_path / "class", "ada/backprop.py")
    (tmp_path / "latest").symlink_to("class")
    (tmp_path / "eve").mkdir()
    (tmp_path / "eve/backprop.py").symlink_to("../class/ada/backprop.py")
    assert overview(found(tmp_path / "latest")) == {("ada", "backprop"): ["backprop.py"]}
    (submission,) = found(tmp_path / "eve/backprop.py")
    assert submission.student == "eve"
    assert read(submission).units[0].text == "# ada/backprop.py\n"


def test_names_that_are_not_utf8_give_percent_encoded_ids(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"class/ad\xe4")
    (submission,) = found(lay_out(folder, "backprop.py").parent)
    assert submission.student == "ad%E4"
    assert read(pickle.loads(pickle.dumps(submission))).filename == "backprop.py"


def test_submissions_travel_to_other_processes(tmp_path: Path) -> None:
    on_disk = found(lay_out(tmp_path / "class", "ada/backprop.py", "bob/backprop.ipynb"))
    archived = found(zipped(tmp_path / "class.zip", {"ada/backprop.py": "# ada"}))
    for submission in [*on_disk, *archived]:
        assert read(pickle.loads(pickle.dumps(submission))) == read(submission)


def test_an_archive_is_read_once(tmp_path: Path) -> None:
    (submission,) = found(zipped(tmp_path / "class.zip", {"ada/backprop.py": "# ada"}))
    (tmp_path / "class.zip").unlink()
    assert read(submission).units[0].text == "# ada"


def test_several_paths_are_joined_and_repeated_ones_taken_once(tmp_path: Path) -> None:
    lay_out(tmp_path, "class/ada/backprop.py", "class/bob/xavier.py", "late/cyd/backprop.py")
    paths = [tmp_path / "class", tmp_path / "late", tmp_path / "class/ada", tmp_path / "class/bob/xavier.py"]
    assert [s.student for s in found(*paths)] == ["ada", "bob", "cyd"]


def test_script_and_notebook_of_one_folder_are_one_submission(tmp_path: Path) -> None:
    lay_out(tmp_path, "ada/backprop.py", "ada/backprop.ipynb")
    paths = tmp_path / "ada/backprop.py", tmp_path / "ada/backprop.ipynb"
    assert overview(found(*paths)) == {("ada", "backprop"): ["backprop.py", "backprop.ipynb"]}


def test_the_same_work_in_two_places_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, "monday/ada/backprop.py", "friday/ada/backprop.py")
    with pytest.raises(NothingToGrade, match=r"monday/ada.*friday/ada.* both hold the work of ada on backprop"):
        found(tmp_path / "monday", tmp_path / "friday")
    lay_out(tmp_path, "ada/backprop/one.py", "ada/backprop/two.py")
    with pytest.raises(NothingToGrade, match=r"one\.py and .*two\.py both hold the work of ada on backprop"):
        found(tmp_path / "ada/backprop/one.py", tmp_path / "ada/backprop/two.py")


def test_paths_that_cannot_be_taken_are_refused_in_one_line(tmp_path: Path) -> None:
    lay_out(tmp_path, "work.pdf", "class/ada/backprop.py")
    os.mkfifo(tmp_path / "pipe.py")
    for path, reason in [
        (tmp_path / "nothing.py", "cannot be opened: No such file or directory"),
        (tmp_path / "new\nline", r"new%0Aline cannot be opened"),
        (tmp_path / "work.pdf", r"is neither a \.py, a \.ipynb, a \.zip nor a folder"),
        (tmp_path / "pipe.py", "is neither a file nor a folder"),
    ]:
        with pytest.raises(NothingToGrade, match=reason):
            found(tmp_path / "class", path)
    with pytest.raises(NothingToGrade, match="no path was given"):
        found()


def test_an_assignment_that_is_none_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(NothingToGrade, match=f"there is no assignment 'bakprop'; there are {', '.join(ASSIGNMENTS)}"):
        found(tmp_path, assignment="bakprop")


def test_links_in_a_batch_are_not_followed(tmp_path: Path) -> None:
    secret = lay_out(tmp_path / "secret", "backprop.py", "backprop/backprop.py")
    class_ = lay_out(tmp_path / "class", "ada/backprop.py")
    (class_ / "eve").symlink_to(secret)
    (class_ / "mal").mkdir()
    (class_ / "mal/backprop").symlink_to(secret / "backprop")
    (class_ / "sue").mkdir()
    (class_ / "sue/backprop.py").symlink_to(secret / "backprop.py")
    (class_ / "tom/backprop").mkdir(parents=True)
    (class_ / "tom/backprop/hw.ipynb").symlink_to("/dev/zero")
    submissions = {s.student: s for s in found(class_)}
    assert set(submissions) == {"ada", "eve", "mal", "sue", "tom"}
    assert read(submissions.pop("ada"))
    for submission in submissions.values():
        with pytest.raises(Unreadable, match="is a link, and links in what was handed in are not followed"):
            read(submission)


def test_a_link_in_a_folder_of_a_file_per_student_is_that_students(tmp_path: Path) -> None:
    class_ = lay_out(tmp_path / "class", "ada.py")
    (class_ / "eve.py").symlink_to("ada.py")
    _, eve = found(class_, assignment="backprop")
    with pytest.raises(Unreadable, match=r"^eve\.py is a link"):
        read(eve)


def test_a_link_put_in_place_after_finding_is_not_followed(tmp_path: Path) -> None:
    class_ = lay_out(tmp_path / "class", "ada/backprop/backprop.py")
    lay_out(tmp_path / "secret", "backprop.py")
    (submission,) = found(class_)
    (class_ / "ada/backprop").rename(tmp_path / "moved")
    (class_ / "ada/backprop").symlink_to(tmp_path / "secret")
    with pytest.raises(Unreadable, match="is a link"):
        read(submission)


def test_pipes_and_sockets_neither_hang_nor_break_a_class(tmp_path: Path) -> None:
    class_ = lay_out(tmp_path / "class", "ada/backprop.py", "eve/notes.txt", "mal/notes.txt")
    os.mkfifo(class_ / "eve/backprop.py")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(class_ / "mal/backprop.py"))
    ada, eve, mal = found(class_)
    assert read(ada)
    for submission in (eve, mal):
        with pytest.raises(Unreadable, match=r"^backprop\.py is not a regular file$"):
            read(submission)
