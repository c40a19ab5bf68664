"""What is wrong with a command's arguments is said in one line; help explains the right ones."""

import pytest

from .command import run
from .works import SIGMOID, write_class


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Things that commands may be pointed at."""
    folder = tmp_path_factory.mktemp("shelf")
    write_class(folder / "class", {"ada": SIGMOID})
    (folder / "empty").mkdir()
    (folder / "file").write_text("")
    (folder / "mine.py").write_text(SIGMOID)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (folder / "notes.txt").write_text("")
    (folder / "damaged" / "results" / "ada").mkdir(parents=True)
    (folder / "damaged" / "results" / "ada" / "backprop.json").write_text('{"schema": 1')
    (folder / "old" / "submitted").mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "COMMAND"),
        ("grades", "invalid choice: 'grades'"),
        ("grade", "PATH"),
        ("grade class", "--out"),
        ("grade nowhere --out new", "nowhere cannot be opened: No such file or directory"),
        ("grade empty --out new", "empty holds no work on an assignment"),
        ("grade notes.txt --out new", "notes.txt is neither a .py, a .ipynb, a .zip nor a folder"),
        ("grade broken.zip --out new", "broken.zip"),
        ("grade mine.py --out new", "pass --assignment"),
        ("grade class --assignment nope --out new", "there is no assignment 'nope'"),
        ("grade class --out file", "'file' is not a folder"),
        ("grade class --out file/new", "file/new"),
        ("grade class --out /proc/new", "/proc/new"),
        ("grade class --out new --jobs 0", "--jobs: '0' is not 1 or more"),
        ("grade class --out new --jobs many", "--jobs: 'many' is not a whole number"),
        ("grade class --out new --seed 1.5", "--seed: '1.5' is not a whole number"),
        ("grade class --out new --timeout 0", "--timeout: '0' is not a number of seconds"),
        ("grade class --out new --timeout soon", "--timeout: 'soon' is not a number of seconds"),
        ("grade class --out new --memory -1", "--memory: '-1' is not 1 or more"),
        ("grade class --out new --accept mean", "--accept: invalid choice: 'mean'"),
        ("grade class --out new --format pdf", "--format: invalid choice: 'pdf'"),
        ("grade class --out new --sandbox cardboard", "--sandbox: invalid choice: 'cardboard'"),
        ("grade class --out new --gpu require", "--gpu require: there is no GPU"),
        ("validate nope", "there is no assignment 'nope'"),
        ("validate perceptron --junit empty", "--junit: 'empty' is not a file"),
        ("validate perceptron --junit file/new", "--junit: 'file/new' cannot be written"),
        ("validate --jobs 0", "--jobs: '0' is not 1 or more"),
        ("release", "arguments are required: DIR (see"),
        ("nbgrader", "arguments are required: COURSE_DIR (see"),
        ("release new nope", "there is no assignment 'nope'"),
        ("release file", "file is not a folder"),
        ("demo", "--out"),
        ("demo --out old", "old exists already and is not empty: name a new folder with --out"),
        ("demo --out damaged", "damaged exists already and is not empty: name a new folder with --out"),
        ("demo --out file", "'file' is not a folder"),
        ("report nowhere", "nowhere is no folder"),
        ("report empty", "empty holds no results"),
        ("report damaged", "damaged/results/ada/backprop.json does not hold a whole result"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(shelf, command, said):
    finished = run(*command.split(), folder=shelf)
    assert finished.code == 2
    assert finished.out == ""
    assert said in finished.err
    assert finished.err.startswith("autograder")
    assert len(finished.err.splitlines()) == 1
    assert not (shelf / "new").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("grade", "", "--out", "new"),
        ("grade", "class", "", "--out", "new"),
        ("grade", "class", "--out", ""),
        ("grade", "class", "--out", "new", "--mnist", ""),
        ("validate", "--junit", ""),
        ("release", ""),
        ("report", ""),
    ],
)
def test_an_empty_name_is_not_the_working_folder(shelf, arguments):
    finished = run(*arguments, folder=shelf / "class")
    assert (finished.code, finished.out) == (2, "")
    assert "'' is no path: is a variable of the shell empty?" in finished.err
    assert len(finished.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["", "grade", "validate", "release", "demo", "report"])
def test_help_explains_each_command(command):
    finished = run(*command.split(), "--help")
    assert (finished.code, finished.err) == (0, "")
    assert "usage: autograder" in finished.out
