"""A student's notebook is shown whatever is in it, and harms nobody who looks at it."""

import json
import os

import pytest
from nbconvert.filters import markdown2html

from autograder.classroom.reading import SubmittedCell, submitted_cells
from autograder.classroom.restoring import as_written


@pytest.fixture
def shown(tmp_path):
    def read(content):
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        (tmp_path / "w.ipynb").write_bytes(data)
        return submitted_cells(str(tmp_path), "w.ipynb")

    return read


def code(source, **more):
    cell = {"cell_type": "code", "source": source, **more}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}


def test_text_and_grade_id_are_read_and_nothing_else(shown):
    metadata = {"nbgrader": {"grade_id": "relu", "points": 7}, "tags": ["x"]}
    cells = shown(code(["x = 1\n", "y"], metadata=metadata, outputs=[{"data": "7"}]))
    assert cells == [SubmittedCell("code", "x = 1\ny", "relu")]


def test_nbformat_3_is_read(shown):
    cells = [{"cell_type": "code", "input": "x", "language": "python"}, {"cell_type": "heading", "source": "t"}]
    found = shown({"nbformat": 3, "metadata": {}, "worksheets": [{"cells": cells}]})
    assert found == [SubmittedCell("code", "x"), SubmittedCell("markdown", "t")]


@pytest.mark.parametrize("metadata", [None, 7, [], {"nbgrader": 7}, {"nbgrader": {"grade_id": ["relu"]}}])
def test_metadata_of_any_type_is_no_role(shown, metadata):
    assert shown(code("x", metadata=metadata)) == [SubmittedCell("code", "x")]


@pytest.mark.parametrize("source", [None, 7, {"a": 1}, ["x", 7]])
def test_a_source_of_another_type_is_empty(shown, source):
    assert shown(code(source)) == [SubmittedCell("code", "")]


def test_nan_and_a_byte_order_mark_are_read(shown):
    notebook = json.dumps(code("x", metadata={"n": float("nan")}))
    assert shown(b"\xef\xbb\xbf" + notebook.encode()) == [SubmittedCell("code", "x")]


def test_half_a_character_and_control_characters_can_be_written_again(shown):
    [cell] = shown(code("a\ud800b\x1b[31mc\x00"))
    assert cell.text.encode().decode() == "a\N{REPLACEMENT CHARACTER}bc⟨00⟩"


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"[]", b"7", b'{"cells": 7}', b'{"cells": [7]}', b"[" * 100_000])
def test_what_is_no_notebook_has_no_cells(shown, content):
    assert shown(content) == []


def test_too_much_to_look_at_is_not_shown(shown):
    assert shown(code("#" * (2 * 2**20 + 1))) == []


def test_a_link_a_pipe_and_a_missing_file_are_not_opened(tmp_path):
    (tmp_path / "secret.ipynb").write_text(json.dumps(code("secret")))
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "secret.ipynb")
    os.mkfifo(tmp_path / "pipe.ipynb")
    for name in ("link.ipynb", "pipe.ipynb", "missing.ipynb"):
        assert submitted_cells(str(tmp_path), name) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>steal()</script>",
        "[a](javascript:steal())",
        "[a][b]\n\n[b]: javascript:steal()",
        "```\n<script>steal()</script>\n```",
        "````\n```\n<img src=x onerror=steal()>",
        "$\\href{javascript:steal()}{x}$",
    ],
)
def test_markdown_as_written_is_text_alone(text):
    page = markdown2html(as_written(text))
    assert "steal()" in page
    assert not [start for start in ("<script", "<img", "<a ", "href=") if start in page]
    assert page.startswith("<div class=\"highlight\"><pre>"), "MathJax leaves it alone, too"
    assert page.rstrip().endswith("</pre></div>"), "nothing gets out of it"
