"""The handout is the source's markdown with the points filled in."""

import pytest

from autograder.authoring import AuthoringError
from autograder.authoring.handout import handout
from autograder.authoring.source import read_source

README = r'''# Means and squares

The mean square of $x \in \mathbb{R}^{N \times F}$ over its rows is

$$m_f = \frac{1}{N} \sum_{n=1}^{N} x_{nf}^2$$

| function | what it computes | points |
|---|---|---:|
| `double(x)` | Twice x \| of its shape. | 1.5 |
| `mean_square(x, axis=0)` | The mean of the squares along an axis. | 2 |
| **total** | | **3.5** |

## Doubling

```python
def double(x: ndarray) -> ndarray:
    """Twice x | of its shape.

    The argument is left as it is.
    """
```

## The mean square

```python
def mean_square(x: ndarray, axis: int = 0) -> ndarray:
    """The mean of the squares along an axis."""
```

```python
if __name__ == "__main__":
    print(double(np.ones(3)))
```
'''


def test_the_handout_is_the_markdown_with_its_formulas_untouched_and_the_table_of_points(mini, mini_source):
    assert handout(mini, mini_source) == README


def test_a_handout_without_points_is_a_mistake(mini, write_source):
    source = read_source(write_source("# {{points}}\n", ""), mini.functions)
    with pytest.raises(AuthoringError, match=r"add a line \{\{points\}\}"):
        handout(mini, source)
