"""What a student gets of one assignment."""

import shutil

import pytest

from autograder.authoring import AuthoringError, student_files


def test_a_student_gets_four_files(mini, mini_dir):
    assert set(student_files(mini, mini_dir)) == {"README.md", "mini.py", "mini.ipynb", "public_checks.py"}


def test_the_public_checks_are_copied(mini, mini_dir):
    assert student_files(mini, mini_dir)["public_checks.py"] == (mini_dir / "public_checks.py").read_bytes()


def test_the_same_source_gives_the_same_bytes(mini, mini_dir):
    assert student_files(mini, mini_dir) == student_files(mini, mini_dir)


def test_a_function_without_a_public_check_is_a_mistake(mini, mini_dir, tmp_path):
    shutil.copytree(mini_dir, tmp_path, dirs_exist_ok=True)
    (tmp_path / "public_checks.py").write_text("def check_double(double): ...\n")
    with pytest.raises(AuthoringError, match="check_mean_square is not defined"):
        student_files(mini, tmp_path)
