"""Ids are names as they are; no two students share a folder of results."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.submission.identity import folder_name, listed, printable, student_id

IDS = st.one_of(
    st.text(min_size=1),
    st.text("%~25EFef./ ab", min_size=1, max_size=8),
    st.text("a%2é", min_size=90, max_size=300),
).map(student_id)


@pytest.mark.parametrize("name", ["ada", "Ada Lovelace", "Zoë", "学生", "o'brien", "50% ada", "=1+1", "a:b", "👩‍💻"])
def test_an_ordinary_name_is_the_id_and_the_folder(name: str) -> None:
    assert student_id(name) == name
    assert folder_name(name) == name


def test_control_characters_and_bytes_that_are_not_utf8_are_percent_encoded() -> None:
    assert student_id("a\nb\x7f\x85") == "a%0Ab%7F%C2%85"
    assert student_id(os.fsdecode(b"ad\xe4")) == "ad%E4"


@pytest.mark.parametrize("student", ["ad%E4", "a%0Ab"])
def test_an_encoded_id_is_not_encoded_again_for_its_folder(student: str) -> None:
    assert folder_name(student) == student


@pytest.mark.parametrize(
    ("student", "folder"),
    [
        (".", "%2E"),
        ("..", "%2E%2E"),
        (".ada", "%2Eada"),
        ("ada.", "ada%2E"),
        ("ada ", "ada%20"),
        ("a/b", "a%2Fb"),
        ("../50%", "%2E.%2F50%25"),
    ],
)
def test_what_a_file_system_refuses_hides_or_drops_is_percent_encoded(student: str, folder: str) -> None:
    assert folder_name(student) == folder


def test_a_name_that_looks_encoded_keeps_clear_of_the_encoded_one() -> None:
    assert len({folder_name(student) for student in ("a/b", "a%2Fb", "a%252Fb", "a%25252Fb")}) == 4


def test_a_long_name_is_cut_and_told_apart_by_a_digest() -> None:
    one, other = folder_name("é" * 200), folder_name("é" * 201)
    assert one != other
    assert one.startswith("é" * 80)
    assert folder_name(one) != one


@given(IDS, IDS)
def test_two_students_never_share_a_folder(one: str, other: str) -> None:
    assert (folder_name(one) == folder_name(other)) == (one == other)


@given(IDS)
def test_the_folder_can_be_made_and_is_listed_under_its_own_name(student: str) -> None:
    name = folder_name(student)
    assert "/" not in name
    assert "\0" not in name
    assert name not in (".", "..")
    assert 0 < len(name.encode()) <= 255


def test_folders_of_all_awkward_names_exist_side_by_side(tmp_path: Path) -> None:
    students = [
        "ada",
        "Ada",
        "ada.",
        "ada ",
        ".ada",
        "..",
        "a/da",
        "a%2Fda",
        "ä" * 300,
        "%",
        "ad%E4",
        "a\\da",
    ]
    for student in students:
        (tmp_path / folder_name(student)).mkdir()
    assert len(list(tmp_path.iterdir())) == len(students)


@given(st.text(st.characters()))
def test_any_name_can_stand_in_a_message(raw: str) -> None:
    text = printable(raw)
    text.encode()
    assert "\n" not in text
    assert "\x1b" not in text


def test_long_names_and_lists_are_cut_in_messages() -> None:
    assert printable("a" * 300) == "a" * 200 + "…"
    assert listed(["a", "b"]) == "a, b"
    assert listed(list("abcdefgh")) == "a, b, c, d, e and 3 more"
