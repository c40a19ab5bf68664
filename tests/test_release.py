"""A release holds what students get and nothing else, and never overwrites what somebody has written."""

import pytest

from autograder.course import assignments, assignments_dir
from autograder.mnist import MNIST_5K
from autograder.release import ReleaseRefused, release

FILES = ["README.md", "backprop.ipynb", "backprop.py", "public_checks.py"]


def tree(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_release_of_one_assignment_is_its_four_files_and_nothing_else(tmp_path):
    written = release(tmp_path / "new", ["backprop"])
    assert tree(tmp_path / "new") == [f"02_backprop/{name}" for name in FILES]
    assert sorted(written) == [tmp_path / "new" / "02_backprop" / name for name in FILES]


def test_with_the_assignment_on_mnist_go_its_images(tmp_path):
    release(tmp_path, ["batchnorm"])
    images = tmp_path / "06_batchnorm" / "mnist_5k.npz"
    assert images.read_bytes() == MNIST_5K.read_bytes()


def test_without_ids_the_whole_course_is_released(tmp_path):
    release(tmp_path)
    course = assignments().values()
    assert sorted(path.name for path in tmp_path.iterdir()) == [assignment.folder for assignment in course]


def test_the_committed_bytes_are_released(tmp_path):
    for path in release(tmp_path, ["backprop"]):
        assert path.read_bytes() == (assignments_dir(assignments()["backprop"]) / path.name).read_bytes()


def test_releasing_again_into_an_untouched_release_is_fine(tmp_path):
    assert release(tmp_path, ["backprop"]) == release(tmp_path, ["backprop"])


def test_other_files_in_the_target_stay(tmp_path):
    (tmp_path / "02_backprop").mkdir()
    notes = tmp_path / "02_backprop" / "notes.txt"
    notes.write_text("mine")
    release(tmp_path, ["backprop"])
    assert notes.read_text() == "mine"


def test_an_edited_file_is_never_lost_and_nothing_else_is_written(tmp_path):
    edited = tmp_path / "02_backprop" / "public_checks.py"
    edited.parent.mkdir()
    edited.write_text("# my own checks")
    with pytest.raises(ReleaseRefused, match=r"public_checks\.py differs") as caught:
        release(tmp_path, ["backprop"])
    assert "\n" not in str(caught.value)
    assert edited.read_text() == "# my own checks"
    assert tree(tmp_path) == ["02_backprop/public_checks.py"]


@pytest.mark.parametrize("occupied", [".", "02_backprop"])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path, occupied):
    target = tmp_path / "release"
    in_the_way = target / occupied
    in_the_way.parent.mkdir(exist_ok=True)
    in_the_way.write_text("a file")
    with pytest.raises(ReleaseRefused, match=f"{in_the_way} is not a folder"):
        release(target, ["backprop"])


def test_a_folder_in_the_place_of_a_file_is_named(tmp_path):
    (tmp_path / "02_backprop" / "backprop.py").mkdir(parents=True)
    with pytest.raises(ReleaseRefused, match=r"backprop\.py differs"):
        release(tmp_path, ["backprop"])


def test_an_unknown_assignment_is_named_with_those_there_are(tmp_path):
    with pytest.raises(ReleaseRefused, match=r"no assignment 'backpropp'.*backprop"):
        release(tmp_path, ["backpropp"])
    assert tree(tmp_path) == []
