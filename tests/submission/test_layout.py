"""Layouts, each as a folder and as an archive of it."""

import logging
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.submission import NothingToGrade, Unreadable, read

from .course import found, lay_out, overview

Batch = Callable[..., Path]


@pytest.fixture(params=["folder", "archive"])
def batch(request: pytest.FixtureRequest, tmp_path: Path) -> Batch:
    """Lay out files in a folder or archive called `named`; a name that ends in a slash is an empty folder."""

    def as_folder(*names: str, named: str = "class") -> Path:
        for name in names:
            (tmp_path / named / name).mkdir(parents=True) if name.endswith("/") else lay_out(tmp_path / named, name)
        return tmp_path / named

    def as_archive(*names: str, named: str = "class") -> Path:
        path = tmp_path / f"{named}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "" if name.endswith("/") else f"# {name}\n")
        return path

    return as_folder if request.param == "folder" else as_archive


def test_nbgraders_submitted_folder(batch: Batch) -> None:
    path = batch(
        "ada/backprop/backprop.ipynb", "ada/backprop/timestamp.txt", "ada/backprop/data/points.csv",
        "ada/xavier/xavier.py", "bob/backprop/backprop.py", "bob/backprop/public_checks.py",
    )  # fmt: skip
    assert overview(found(path)) == {
        ("ada", "backprop"): ["backprop.ipynb"],
        ("ada", "xavier"): ["xavier.py"],
        ("bob", "backprop"): ["backprop.py"],
    }


def test_a_file_per_assignment_in_a_students_folder(batch: Batch) -> None:
    path = batch("ada/backprop.ipynb", "ada/backprop.py", "ada/xavier.py", "ada/notes.txt", "bob/backprop.py")
    assert overview(found(path)) == {
        ("ada", "backprop"): ["backprop.ipynb", "backprop.py"],
        ("ada", "xavier"): ["xavier.py"],
        ("bob", "backprop"): ["backprop.py"],
    }


def test_a_file_per_student(batch: Batch) -> None:
    path = batch("ada.py", "bob.ipynb", "bob.py", "xavier.py", "grades.csv")
    assert overview(found(path, assignment="backprop")) == {
        ("ada", "backprop"): ["ada.py"],
        ("bob", "backprop"): ["bob.ipynb", "bob.py"],
        ("xavier", "backprop"): ["xavier.py"],
    }
    with pytest.raises(NothingToGrade, match=r"with --assignment, STUDENT\.py"):
        found(batch("ada.py", "bob.py", named="unclear"))


def test_a_class_taken_for_a_student_is_said(batch: Batch, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert overview(found(batch("ada.py", "xavier.py"))) == {("class", "xavier"): ["xavier.py"]}
    assert "is taken for one student's folder: other files are left out: ada.py" in caplog.text


@pytest.mark.parametrize("names", [["xavier.py", "bob.py"], ["xavier/xavier.py", "bob.py"], ["xavier.py", "bob/hw.py"]])
def test_a_class_that_could_be_a_student_is_refused(batch: Batch, names: list[str]) -> None:
    with pytest.raises(NothingToGrade, match=r"class.* holds xavier beside bob(\.py)?: if all is one student's"):
        found(batch(*names), assignment="xavier")


@pytest.mark.parametrize("others", [[], ["bob/xavier.py"]])
def test_a_students_helpers_are_no_students(batch: Batch, others: list[str]) -> None:
    path = batch("ada/xavier.py", "ada/helper.py", *others)
    for assignment in ("xavier", None):
        assert overview(found(path, assignment=assignment))["ada", "xavier"] == ["xavier.py"]
        assert len(found(path, assignment=assignment)) == 1 + len(others)


@pytest.mark.parametrize("own", ["xavier.py", "hw.py"])
def test_files_and_folders_of_students_are_one_class(batch: Batch, own: str) -> None:
    path = batch("bob.py", "carol.ipynb", "backprop.py", f"fred/{own}")
    assert overview(found(path, assignment="xavier")) == {
        ("bob", "xavier"): ["bob.py"],
        ("carol", "xavier"): ["carol.ipynb"],
        ("backprop", "xavier"): ["backprop.py"],
        ("fred", "xavier"): [own],
    }


def test_a_file_and_a_folder_of_one_student_are_refused(batch: Batch) -> None:
    with pytest.raises(NothingToGrade, match="both hold the work of bob on xavier"):
        found(batch("bob.py", "bob/xavier.py"), assignment="xavier")


def test_a_folder_per_student_with_files_of_any_name(batch: Batch) -> None:
    path = batch("ada/hw.ipynb", "bob/final (2).py", "bob/public_checks.py", "cyd/readme.txt")
    expected = {("ada", "xavier"): ["hw.ipynb"], ("bob", "xavier"): ["final (2).py"]}
    assert overview(found(path, assignment="xavier")) == expected
    below = batch("hand-ins/ada/hw.ipynb", "hand-ins/bob/final (2).py", named="below")
    assert overview(found(below, assignment="xavier")) == expected


def test_one_assignment_alone_is_taken(batch: Batch) -> None:
    path = batch("ada/backprop/backprop.py", "ada/xavier/xavier.py", "bob/xavier.py", "cyd/backprop.py")
    expected = {("ada", "xavier"): ["xavier.py"], ("bob", "xavier"): ["xavier.py"]}
    assert overview(found(path, assignment="xavier")) == expected


@pytest.mark.parametrize("name", ["ada/backprop/backprop.py", "ada/backprop.py"])
def test_a_single_top_folder_is_passed_through(batch: Batch, name: str) -> None:
    assert overview(found(batch(f"hand-ins/{name}"))) == {("ada", "backprop"): ["backprop.py"]}
    other = batch(f"hand-ins/{name}", "hand-ins/bob/backprop.py", "__MACOSX/._x", ".DS_Store", named="other")
    assert {student for student, _ in overview(found(other))} == {"ada", "bob"}


@pytest.mark.parametrize("top", ["hand-ins", "backprop"])
def test_a_single_top_folder_of_a_file_per_student_is_passed_through(batch: Batch, top: str) -> None:
    path = batch(f"{top}/ada.py", f"{top}/bob.py")
    assert [s.student for s in found(path, assignment="backprop")] == ["ada", "bob"]


def test_a_batch_may_be_called_after_an_assignment(batch: Batch) -> None:
    assert [s.student for s in found(batch("ada/backprop.py", "bob/backprop.py", named="backprop"))] == [
        "ada",
        "bob",
    ]
    flat = batch("eve.py", "mal.py", named="xavier")
    assert [s.student for s in found(flat, assignment="xavier")] == ["eve", "mal"]


def test_a_student_may_be_called_after_an_assignment(batch: Batch) -> None:
    nested = batch("xavier/backprop/backprop.py", "xavier/xavier/xavier.py")
    assert set(overview(found(nested))) == {("xavier", "backprop"), ("xavier", "xavier")}
    files = batch("ada/xavier.py", "xavier/xavier.py", named="files")
    assert set(overview(found(files))) == {("ada", "xavier"), ("xavier", "xavier")}


def test_assignments_folders_may_keep_the_numbers_they_were_given_out_with(batch: Batch) -> None:
    path = batch("ada/02_backprop/backprop.py", "ada/05_xavier/hw.ipynb", "bob/02_backprop/README.md")
    assert overview(found(path)) == {
        ("ada", "backprop"): ["backprop.py"],
        ("ada", "xavier"): ["hw.ipynb"],
        ("bob", "backprop"): [],
    }
    release = batch("01_perceptron/perceptron.py", "02_backprop/backprop.py", named="ada")
    assert set(overview(found(release))) == {("ada", "perceptron"), ("ada", "backprop")}


@pytest.mark.parametrize("name", ["backprop/backprop.py", "02_backprop/backprop.py", "backprop.py", "backprop/hw.py"])
def test_a_students_folder_is_graded_alone(batch: Batch, name: str) -> None:
    path = batch(name, named="ada")
    assert set(overview(found(path))) == set(overview(found(path, assignment="backprop"))) == {("ada", "backprop")}


def test_a_file_of_another_name_counts_if_it_is_the_only_one(batch: Batch) -> None:
    path = batch("ada/backprop/my work.py", "ada/backprop/public_checks.py", "bob/backprop/a.py", "bob/backprop/b.py")
    ada, bob = found(path)
    assert read(ada).filename == "my work.py"
    with pytest.raises(Unreadable, match=r"^none of several files is called backprop\.py or .*: a\.py, b\.py$"):
        read(bob)


def test_an_assignments_folder_without_a_script_or_notebook_is_unreadable(batch: Batch) -> None:
    ada, bob, cyd = found(batch("ada/backprop/", "bob/backprop/work.pdf", "cyd/backprop.py"))
    for submission in (ada, bob):
        with pytest.raises(Unreadable, match=r"^no \.py or \.ipynb in the folder of backprop$"):
            read(submission)
    assert read(cyd)


def test_a_file_beside_an_empty_assignments_folder_counts(batch: Batch) -> None:
    (submission,) = found(batch("ada/backprop/", "ada/backprop.py"))
    assert read(submission).filename == "backprop.py"


def test_what_systems_and_editors_leave_behind_is_ignored(batch: Batch) -> None:
    path = batch(
        "ada/backprop/work.py", "ada/backprop/.ipynb_checkpoints/work-checkpoint.ipynb", ".git/backprop.py",
        "ada/backprop/._work.py", "ada/backprop/__pycache__/work.py", "__MACOSX/ada/backprop/._work.py",
    )  # fmt: skip
    assert overview(found(path)) == {("ada", "backprop"): ["work.py"]}


@pytest.mark.parametrize("name", ["bob/hw.py", "bob/homework/backprop.py", "bob/backprop.pdf"])
def test_a_student_whose_files_say_no_assignment_is_left_out_aloud(
    batch: Batch, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    with caplog.at_level(logging.WARNING):
        assert [s.student for s in found(batch("ada/backprop.py", name))] == ["ada"]
    assert "bob is left out: nothing in it is called after an assignment" in caplog.text


def test_a_student_of_other_assignments_is_not_spoken_of(batch: Batch, caplog: pytest.LogCaptureFixture) -> None:
    path = batch("ada/backprop.py", "bob/xavier.py", "cyd/xavier/xavier.py")
    with caplog.at_level(logging.WARNING):
        assert [s.student for s in found(path, assignment="backprop")] == ["ada"]
    assert not caplog.records


def test_what_lies_in_a_class_and_is_not_graded_is_said(batch: Batch, caplog: pytest.LogCaptureFixture) -> None:
    path = batch("ada/xavier.py", "bob.py", "carol.zip", "dan/", "eve/", "public_checks.py")
    with caplog.at_level(logging.WARNING):
        assert [s.student for s in found(path)] == ["ada"]
    empty, files = caplog.messages
    assert empty.endswith(": empty folders are left out: dan, eve")
    assert files.endswith(" needs --assignment): bob.py, carol.zip")
    caplog.clear()
    assert [s.student for s in found(path, assignment="xavier")] == ["ada", "bob"]
    assert caplog.messages[1].endswith(": carol.zip")


def test_what_lies_beside_a_single_top_folder_is_said(batch: Batch, caplog: pytest.LogCaptureFixture) -> None:
    path = batch("hand-ins/ada/xavier.py", "hand-ins/bob/xavier.py", "late.zip")
    with caplog.at_level(logging.WARNING):
        assert [s.student for s in found(path)] == ["ada", "bob"]
    assert [message.rpartition(": ")[2] for message in caplog.messages] == ["late.zip"]


def test_what_lies_beside_the_work_in_an_assignments_folder_is_said(
    batch: Batch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        found(batch("xavier.py", "bob.py", named="xavier"), assignment="xavier")
    assert "xavier" in caplog.text
    assert "is taken for one student's folder: other files are left out: bob.py" in caplog.text


def test_what_could_be_a_student_or_a_class_is_refused(batch: Batch) -> None:
    with pytest.raises(NothingToGrade, match=r"holds both backprop\.py and folders of students"):
        found(batch("backprop.py", "ada/backprop.py"))


@pytest.mark.parametrize("names", [[], ["readme.txt"], ["ada/hw.py"], ["a/b/c/d/e/backprop.py"], ["backprop.py/"]])
def test_a_folder_without_work_is_refused(batch: Batch, names: list[str]) -> None:
    with pytest.raises(NothingToGrade, match="holds no work on an assignment; expected is STUDENT/ASSIGNMENT"):
        found(batch("empty/", *names))
