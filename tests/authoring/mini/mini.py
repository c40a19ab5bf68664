# %% [markdown]
# # Means and squares
#
# The mean square of $x \in \mathbb{R}^{N \times F}$ over its rows is
#
# $$m_f = \frac{1}{N} \sum_{n=1}^{N} x_{nf}^2$$
#
# {{points}}

# %%
import numpy as np
from numpy import ndarray

# %%
SECRET_SCALE = 2.0

# %% [markdown]
# ## Doubling


# %%
def double(x: ndarray) -> ndarray:
    """Twice x | of its shape.

    The argument is left as it is.
    """
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION


# %% [markdown]
# ## The mean square


# %%
def mean_square(x: ndarray, axis: int = 0) -> ndarray:
    """The mean of the squares along an axis."""
    squares = x
    ### BEGIN SOLUTION
    for _ in range(1):
        squares = x * x
    return np.mean(squares, axis=axis)
    ### END SOLUTION


# %%
print(mean_square(np.ones((2, 3))))

# %%
if __name__ == "__main__":
    print(double(np.ones(3)))
