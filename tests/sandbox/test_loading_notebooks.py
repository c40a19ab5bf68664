"""Cells are loaded one by one, and what is meant for IPython does nothing."""

from __future__ import annotations

import pytest

from autograder.sandbox import Sandbox
from autograder.sandbox.inside.messages import MAX_PROBLEMS

from .test_loading import loaded, result


class TestNotebook:
    def test_cells_run_one_by_one_and_one_that_raises_stops_there(self, trusted: Sandbox):
        cells = ["x = 1", "y = 1 / 0\nx = 2", "def f():\n    return x"]
        assert result(trusted, cells) == 1
        (problem,) = loaded(trusted, cells)
        assert (problem.frame.unit, problem.frame.line) == ("cell 2", 1)

    def test_a_cell_that_does_not_compile_takes_no_other(self, trusted: Sandbox):
        cells = ["x = = 1", "def f():\n    return 1", "return 1", "(" * 1000]
        assert result(trusted, cells) == 1
        problems = loaded(trusted, cells)
        assert [problem.frame.unit for problem in problems] == ["cell 1", "cell 3", "cell 4"]
        assert problems[0].text == "cell 1, line 1: invalid syntax: x = = 1"

    def test_future_imports_hold_for_the_cells_that_follow(self, trusted: Sandbox):
        assert loaded(trusted, ["from __future__ import annotations", "def f(x: not_defined): ..."]) == []

    def test_jupyters_own_names_are_there_and_do_nothing(self, trusted: Sandbox):
        cells = [
            "display(1, metadata={})",
            "get_ipython().run_line_magic('matplotlib', 'inline')\nget_ipython().system('ls')",
            "IN_COLAB = 'google.colab' in str(get_ipython())\ndef f():\n    return IN_COLAB",
        ]
        assert loaded(trusted, cells) == []
        assert result(trusted, cells) is False

    def test_a_notebook_without_code(self, trusted: Sandbox):
        assert loaded(trusted, []) == []

    def test_only_so_many_broken_cells_are_told(self, trusted: Sandbox):
        assert len(loaded(trusted, ["x = = 1"] * 2000)) == MAX_PROBLEMS


class TestMagics:
    @pytest.mark.parametrize(
        "magic",
        [
            "%matplotlib inline",
            "%load_ext autoreload",
            "%time y = 3",
            "!pip install torch>=2.0",
            "!pip install \\\n    torch \\\n    numpy",
            "!echo it's",
            '!echo "(',
            "!echo '''",
            "%cd ..\\data",
            "files = !ls",
            "table = %sql select * from students",
            "a, b = %system ls",
            "torch.nn?",
            "torch.nn??",
            "?torch.nn",
            "!!ls",
            "%%time",
        ],
    )
    def test_magics_and_shell_lines_do_nothing(self, trusted: Sandbox, magic: str):
        assert result(trusted, [f"x = 1\n{magic}\nx += 1\ndef f():\n    return x"]) == 2

    def test_a_magic_in_a_block_leaves_the_block_whole(self, trusted: Sandbox):
        assert result(trusted, ["def f():\n    x = 1\n    if x:\n        %time x = 5\n    return x"]) == 1

    @pytest.mark.parametrize(
        ("expression", "value"),
        [
            ("(100\n% 7)", 2),
            ("100 \\\n% 7", 2),
            ("'''\n%matplotlib inline\n!ls\n'''", "\n%matplotlib inline\n!ls\n"),
            ("1 if 2 != 1 else 3 # what?", 1),
            ("'is %d = %d?' % (1, 2)", "is 1 = 2?"),
        ],
    )
    def test_what_only_looks_like_one_stays_as_it_is(self, trusted: Sandbox, expression: str, value: object):
        assert result(trusted, [f"%matplotlib inline\nx = {expression}\ndef f():\n    return x"]) == value

    @pytest.mark.parametrize("line", ["x = = 1 # why?", "print('loss = %f' % 1", "x = 1 if y else ?", "x == == !y"])
    def test_a_mistake_that_looks_like_one_is_told(self, trusted: Sandbox, line: str):
        (problem,) = loaded(trusted, [line])
        assert problem.type == "SyntaxError"
