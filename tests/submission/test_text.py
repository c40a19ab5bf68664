"""Python source in whatever encoding and line ends it comes."""

import codecs

import pytest

from autograder.submission.model import Unreadable
from autograder.submission.text import decode


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_become_newlines(end: str) -> None:
    assert decode(f"a = 1{end}{end}b = 2{end}".encode(), "hw.py") == "a = 1\n\nb = 2\n"


def test_other_separators_stay_inside_their_line() -> None:
    text = "a = 'x\x0c\x1c\u2028y'\n"
    assert decode(text.encode(), "hw.py") == text


@pytest.mark.parametrize("data", [b"", b" \n\t\n", codecs.BOM_UTF8])
def test_an_empty_file_is_no_error(data: bytes) -> None:
    assert decode(data, "hw.py").strip() == ""


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode("s = 'é'".encode(), "hw.py") == decode("s = 'é'".encode("utf-8-sig"), "hw.py") == "s = 'é'"


@pytest.mark.parametrize(
    ("cookie", "encoding"),
    [
        ("# -*- coding: latin-1 -*-", "latin-1"),
        ("# vim: set fileencoding=cp1252 :", "cp1252"),
        ("#!/usr/bin/python\n# coding=iso-8859-15", "iso-8859-15"),
        ("#!/usr/bin/python\r# coding=iso-8859-15", "iso-8859-15"),
        ("# coding: shift_jis", "shift_jis"),
        ("# coding: gbk", "gbk"),
        ("# coding: utf-8", "utf-8"),
    ],
)
def test_a_pep_263_cookie_in_the_first_two_lines_names_the_encoding(cookie: str, encoding: str) -> None:
    text = "é" if encoding not in ("shift_jis", "gbk") else "表"
    assert decode(f"{cookie}\ns = '{text}'".encode(encoding), "hw.py").endswith(f"s = '{text}'")


@pytest.mark.parametrize("before", ["import torch\n", "\n\n"])
def test_a_cookie_elsewhere_is_a_comment(before: str) -> None:
    assert "é" in decode(f"{before}# coding: latin-1\ns = 'é'".encode(), "hw.py")


def test_lines_that_end_in_carriage_returns_are_lines_to_cookies_and_messages_too() -> None:
    assert decode(b"# a comment\r\rs = 'coding: klingon'\r", "hw.py").count("\n") == 3
    with pytest.raises(Unreadable, match=r"^hw\.py, line 2: byte 0xE9"):
        decode(b"a = 1\rs = '\xe9'\r", "hw.py")


def test_undecodable_text_names_line_byte_and_remedy() -> None:
    with pytest.raises(Unreadable, match=r"^hw\.py, line 3: byte 0xE9 is not UTF-8; save the file as UTF-8"):
        decode(b"a = 1\r\n\r\ns = 'caf\xe9'\r\n", "hw.py")


def test_text_that_breaks_its_own_cookie_is_unreadable() -> None:
    with pytest.raises(Unreadable, match=r"line 2: byte 0xE9 is not ascii"):
        decode(b"# coding: ascii\ns = '\xe9'", "hw.py")


@pytest.mark.parametrize(
    "encoding",
    ["klingon", "rot13", "zlib", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined",
     "utf-7", "hz", "utf-16", "cp037", "aliases", "a" * 40, "..", "a.b", "__init__"],
)  # fmt: skip
def test_a_cookie_that_names_no_encoding_for_source_is_unreadable(encoding: str) -> None:
    with pytest.raises(Unreadable, match=rf"^hw\.py, line 1: no encoding '{encoding}' for Python"):
        decode(f"# coding: {encoding}\n".encode(), "hw.py")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_text_of_wide_characters_is_told_to_become_utf8(encoding: str) -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        decode("import torch".encode(encoding), "hw.py")


def test_a_nul_is_found_with_its_line() -> None:
    with pytest.raises(Unreadable, match=r"^hw\.py, line 2: a NUL character"):
        decode(b"a = 1\nb\0 = 2\n", "hw.py")
