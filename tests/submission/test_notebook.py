"""Notebooks of every age and state, as far as their code goes."""

import json
import tracemalloc

import pytest

from autograder.submission.model import Unreadable
from autograder.submission.notebook import units

from .course import notebook

NO_NOTEBOOK = "is JSON but not a notebook: "


def texts(data: str | bytes) -> list[str]:
    return [unit.text for unit in units(data if isinstance(data, bytes) else data.encode(), "hw.ipynb")]


def unreadable(data: str | bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        texts(data)
    return str(caught.value)


def test_each_code_cell_is_a_unit_numbered_as_a_fresh_run_numbers_it() -> None:
    data = json.dumps(
        {
            "nbformat": 4,
            "cells": [
                {"cell_type": "markdown", "source": "# Task"},
                {"cell_type": "code", "source": "a = 1"},
                {"cell_type": "code", "source": " \n"},
                {"cell_type": "raw", "source": "raw"},
                {"cell_type": "code", "source": ["b = 2\n", "c = 3"]},
            ],
        }
    )
    assert [(unit.name, unit.text) for unit in units(data.encode(), "hw.ipynb")] == [
        ("hw.ipynb, cell 1", "a = 1"),
        ("hw.ipynb, cell 2", "b = 2\nc = 3"),
    ]


def test_nbformat_3_keeps_its_code_in_worksheets() -> None:
    cells = [
        {"cell_type": "heading", "level": 1, "source": ["Task"]},
        {"cell_type": "code", "language": "python", "input": ["a = 1\n", "b = 2"], "outputs": []},
    ]
    data = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    sheets = {
        "worksheets": [
            {"cells": cells},
            {"cells": []},
            {"cells": [{"cell_type": "code", "input": "c = 3"}]},
        ]
    }
    assert texts(json.dumps(data | sheets)) == ["a = 1\nb = 2", "c = 3"]


@pytest.mark.parametrize("cell", [{}, {"id": "a"}, {"id": 7}, {"metadata": None}, {"outputs": None, "source": []}])
def test_ids_metadata_and_outputs_of_cells_do_not_matter(cell: dict[str, object]) -> None:
    code = {"cell_type": "code", "id": "a", "source": "a = 1"}
    assert texts(json.dumps({"nbformat": 4, "cells": [{"cell_type": "code", **cell}, code]})) == ["a = 1"]


@pytest.mark.parametrize(
    "metadata", [{}, {"metadata": None}, {"metadata": {"kernelspec": None}}, {"metadata": {"kernelspec": {}}}]
)
def test_metadata_may_be_missing(metadata: dict[str, object]) -> None:
    cells = [{"cell_type": "code", "source": "a = 1"}]
    assert texts(json.dumps({"nbformat": 4, "cells": cells, **metadata})) == ["a = 1"]


def test_nan_and_infinities_in_outputs_are_read_and_those_in_code_kept() -> None:
    source = 'a = "NaN, \\"-Infinity", NaN\n'
    output = {"data": [float("nan"), float("inf"), -float("inf")], "text": "\\"}
    cells = [{"cell_type": "code", "outputs": [output], "source": source}]
    assert texts(json.dumps({"nbformat": 4, "cells": cells})) == [source]


def test_halves_of_surrogate_pairs_in_outputs_are_read_and_whole_pairs_kept() -> None:
    cells = [{"cell_type": "code", "outputs": ["\ud83d", "\\ud83d"], "source": "s = '😀\\ud83d'"}]
    assert texts(json.dumps({"nbformat": 4, "cells": cells})) == ["s = '😀\\ud83d'"]


def test_outputs_of_any_size_are_skipped() -> None:
    cells = [{"cell_type": "code", "outputs": [{"image/png": "A" * 30_000_000}], "source": "a = 1"}]
    assert texts(json.dumps({"nbformat": 4, "cells": cells})) == ["a = 1"]


def test_a_byte_order_mark_and_foreign_line_ends_are_read() -> None:
    assert texts(notebook("a = 1\r\nb = 2\rc = 3").encode("utf-8-sig")) == ["a = 1\nb = 2\nc = 3"]


def test_cell_magics_are_resolved() -> None:
    assert texts(notebook("%%time\na = 1", "%%bash\nls", "!ls\n%matplotlib inline")) == [
        "\na = 1", "", "!ls\n%matplotlib inline",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["python", "Python", "python3", "ipython", ""])
def test_every_kernel_of_python_is_one(language: str) -> None:
    assert texts(notebook("a = 1", kernelspec={"language": language}, language_info={"name": language})) == ["a = 1"]


@pytest.mark.parametrize("metadata", [{"kernelspec": {"language": "R"}}, {"language_info": {"name": "R"}}])
def test_a_kernel_of_another_language_is_named(metadata: dict[str, object]) -> None:
    assert unreadable(notebook("a <- 1", **metadata)) == "hw.ipynb is a notebook of R; choose a Python kernel for it"


def test_a_cell_of_another_language_in_nbformat_3_is_named() -> None:
    cells = [{"cell_type": "code", "language": "julia", "input": ""}]
    assert "notebook of julia" in unreadable(json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]}))


@pytest.mark.parametrize("number", [5, 2, 0, -1])
def test_other_formats_are_named(number: int) -> None:
    assert unreadable(json.dumps({"nbformat": number})).startswith(f"hw.ipynb has nbformat {number}, not 3 or 4")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "is empty, not a notebook"),
        (" \n", "is empty, not a notebook"),
        ("import torch\n", "is not a notebook: JSON is malformed"),
        (notebook("a = 1")[:-9], "is not a notebook: Input data was truncated"),
        ("{}", NO_NOTEBOOK + "it names no nbformat"),
        ("[]", NO_NOTEBOOK + "Expected `object`, got `array`"),
        ('{"nbformat": "4"}', NO_NOTEBOOK + "Expected `int | null`, got `str`"),
        ('{"nbformat": 4}', NO_NOTEBOOK + "Object missing required field `cells`"),
        ('{"nbformat": 3, "cells": []}', NO_NOTEBOOK + "Object missing required field `worksheets`"),
        ('{"nbformat": 4, "cells": {}}', NO_NOTEBOOK + "Expected `array`, got `object`"),
        ('{"nbformat": 4, "cells": [{"cell_type": "code", "source": 1}]}', NO_NOTEBOOK + "Expected"),
        ('{"nbformat": 4, "metadata": []}', NO_NOTEBOOK + "Expected `object | null`, got `array`"),
        (notebook("a = 1").encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ('{"nbformat": 4, "x": NaNa}', "is not a notebook: JSON is malformed"),
        ('{"nbformat": 4, "cells": ' + "[" * 5_000_000, "is not a notebook: its JSON is nested too deeply"),
        ('{"nbformat": 4, "x": ' + '{"a":' * 5_000_000, "is not a notebook: its JSON is nested too deeply"),
        (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "\xff"}]}', "is not a notebook: "),
    ],
)  # fmt: skip
def test_what_is_not_a_notebook_is_said_in_one_line(data: str | bytes, reason: str) -> None:
    message = unreadable(data)
    assert message.startswith(f"hw.ipynb {reason}")
    assert "\n" not in message


def test_a_nul_in_a_cell_is_found() -> None:
    assert unreadable(notebook("", "a", "b\n\0")).startswith("hw.ipynb, cell 2, line 2: a NUL character")


def test_code_cells_hold_2_mib_together() -> None:
    mib = "#" * 2**20
    assert len(texts(notebook(mib, mib))) == 2
    assert unreadable(notebook(mib, mib, "#")) == "hw.ipynb holds more than 2 MiB of source in its code cells"
    assert len(texts(notebook("é" * 2**20))) == 1


def test_a_flood_of_cells_is_refused() -> None:
    assert len(texts(notebook(*["a = 1"] * 10_000))) == 10_000
    message = "hw.ipynb has 10,001 code cells; more than 10,000 are not read"
    assert unreadable(notebook(*["a = 1"] * 10_001)) == message


def test_a_file_of_constants_and_quotes_takes_time_in_proportion() -> None:
    assert texts('{"nbformat": 4, "x": [NaN' + ", NaN" * 200_000 + '], "cells": []}') == []
    assert "truncated" in unreadable('{"nbformat": 4, "x": [NaN, "' + '\\"' * 500_000)


def test_a_flood_of_tiny_strings_is_refused_before_it_is_built() -> None:
    source = '"a",' * 8_000_000
    data = f'{{"nbformat": 4, "cells": [{{"cell_type": "code", "source": [{source}"a"]}}]}}'
    tracemalloc.start()
    assert "more than 2 MiB of source" in unreadable(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(data)
