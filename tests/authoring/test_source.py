"""A source is read into the cells that students get something of; a mistake in it is named with its line."""

import pytest

from autograder.authoring import AuthoringError
from autograder.authoring.cells import DemoCell, FunctionCell, ImportCell, MarkdownCell
from autograder.authoring.source import read_source

BEGIN = "    ### BEGIN SOLUTION\n"
END = "    ### END SOLUTION\n"
RETURN = "    return x + x\n"
DOUBLE = '''def double(x: ndarray) -> ndarray:
    """Twice x | of its shape.

    The argument is left as it is.
    """
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION
'''


def test_cells_come_in_the_authors_order_without_the_private_ones(mini_source):
    kinds = [type(cell) for cell in mini_source.cells]
    assert kinds == [
        MarkdownCell,
        ImportCell,
        MarkdownCell,
        FunctionCell,
        MarkdownCell,
        FunctionCell,
        DemoCell,
    ]
    assert not any("SECRET_SCALE" in cell.text for cell in mini_source.cells)


def test_code_beside_a_guarded_demo_is_private_like_any_other(write_source, mini):
    demo = "print(mean_square(np.ones((2, 3))))"
    path = write_source(demo, f'SECRET = 1\nif __name__ == "__main__":\n    {demo}')
    assert not any("SECRET" in cell.text for cell in read_source(path, mini.functions).cells)


def test_a_function_is_known_by_its_signature_and_the_first_line_of_its_docstring(mini_source):
    double, mean_square = (mini_source.functions[name] for name in ("double", "mean_square"))
    assert (double.call, double.summary) == ("double(x)", "Twice x | of its shape.")
    assert mean_square.call == "mean_square(x, axis=0)"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        (DOUBLE, "", 1, "no cell defines the graded function double; add one"),
        (DOUBLE, "def double(x)\n    pass\n", 22, "not Python"),
        (DOUBLE, "def double(x):\n    return x + x\n", 22, "double has no docstring"),
        (DOUBLE, 'def double(x):\n    """Twice x."""\n    return x + x\n', 22, "no solution region"),
        (DOUBLE, f"{DOUBLE}\n\n# %%\n{DOUBLE}", 33, "double is defined a second time"),
        (RETURN + END, RETURN, 27, "BEGIN SOLUTION without an END"),
        (BEGIN + RETURN, RETURN, 28, "END SOLUTION without a BEGIN"),
        (RETURN, RETURN + BEGIN, 29, "inside another"),
        (DOUBLE, f"### BEGIN SOLUTION\nTWO = 2\n### END SOLUTION\n{DOUBLE}", 22, "not in the body of double"),
        (DOUBLE, f"{DOUBLE}\n\n### BEGIN SOLUTION\n### END SOLUTION\n", 32, "not in the body of double"),
        ("SECRET_SCALE = 2.0", "### BEGIN SOLUTION\n### END SOLUTION", 15, "without a graded function"),
        (
            "\n\n# %% [markdown]\n# ## The mean square\n\n\n# %%\n",
            "\n\n",
            32,
            "double and mean_square share a cell",
        ),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(write_source, mini, old, new, line, problem):
    path = write_source(old, new)
    with pytest.raises(AuthoringError) as caught:
        read_source(path, mini.functions)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)
