# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Assignment 03: the same by hand in NumPy
#
# In assignment 02 you carried the gradient back through a network in ten small functions, and with them
# it learnt XOR, which no single unit can. PyTorch was there no more than a calculator, and this time it
# stays away altogether: the same network, its gradient and its training in plain NumPy, in three
# functions. Nothing in backpropagation belongs to a framework.
#
# Two conventions change on the way. Examples become *columns*, and the loss becomes a *sum*. You will
# meet both in books and in other people's code, and a gradient of one with a layout of the other is wrong
# in ways that are hard to see. At the end your code must reproduce, digit by digit, the run of a
# published lesson.
#
# {{points}}

# %% [markdown]
# ## Columns
#
# There are $N$ examples, $D$ inputs and $H$ hidden units; the output is one. The data come as before, an
# example per row. Inside the network an example is a column, as in textbooks of linear algebra, where a
# matrix stands to the left of what it acts on:
#
# $$G_1 = W_1 X^T + B_1 \qquad S_1 = \sigma(G_1) \qquad G_2 = W_2 S_1 + B_2 \qquad S_2 = \sigma(G_2)$$
#
# with the sigmoid $\sigma(x) = 1 / (1 + e^{-x})$ of every entry.
#
# | array | name in code | shape | |
# |---|---|---|---|
# | $X$ | `inputs` | (N, D) | an example per row |
# | $t$ | `targets` | (N, 1) | each 0 or 1 |
# | $W_1$ and $B_1$ | `W1`, `B1` | (H, D) and (H, 1) | parameters of the hidden layer |
# | $G_1$ and $S_1$ | `G1`, `S1` | (H, N) | its pre-activation and activation, an example per column |
# | $W_2$ and $B_2$ | `W2`, `B2` | (1, H) and (1, 1) | parameters of the output |
# | $G_2$ and $S_2$ | `G2`, `S2` | (1, N) | its pre-activation and activation, an example per column |
# | $\hat y$ | `pred` | (N, 1) | the predictions: $S_2$ turned back to an example per row |
#
# A unit's weights are now a *row* of its matrix, one for each input, and broadcasting adds a bias to
# every column. That is more than a matter of taste: `torch.nn.Linear(D, H)`, which you will use in
# assignment 04, stores its weight in this very shape (H, D).
#
# Your functions must work for every $N, D, H \ge 1$, not only for XOR's 4, 2, 2.

# %% [markdown]
# ## The sum
#
# The loss is the binary cross-entropy **summed** over the batch, with natural logarithms:
#
# $$L = -\sum_n \left( t_n \ln \hat y_n + (1 - t_n) \ln(1 - \hat y_n) \right)$$
#
# In assignment 02 it was the mean. Neither is wrong, but they are different functions, and the gradient
# of the sum is $N$ times that of the mean. With the sum no $1/N$ appears anywhere, neither in the loss nor
# in a gradient; in return the step that training takes grows with the batch. A learning rate of 0.1 on
# XOR's four rows is one of 0.4 for the mean.
#
# Pre-activations stay within 15 of zero here, so that no prediction is exactly 0 or 1. The logarithms
# need no guard, and one that shifts the prediction, such as `np.log(pred + 1e-7)`, would cost you the
# last digits of the published run. (Clipping to $[10^{-7}, 1 - 10^{-7}]$, as in assignment 02, changes
# nothing that occurs.)

# %% [markdown]
# ## The rules
#
# **Off limits inside every function**: `torch`, whatever of it. A function that uses it earns nothing; the
# others are still graded. You need only NumPy: `@`, `*`, `.T`, `np.exp`, `np.log`, `np.sum`. Outside the
# three functions do what you like: comparing your gradient with autograd's is a good idea.
#
# **Read the arguments and nothing else.** In a notebook it is easy to define `inputs` or `W1` in one cell
# and to use it, unawares, in a function that was given another. Such a function works until it is called
# with other data, and here it is.
#
# **Dtype** comes from the arguments: float64 in, float64 out, and float32 in, float32 out. Where a float
# is asked for, Python's or NumPy's will do.
#
# **Arguments stay as they are**: `W1 -= step` changes the caller's array, `W1 = W1 - step` does not.
#
# **Keep the names, the signatures and the defaults**, and write below each docstring. Helpers of your own
# are welcome.

# %%
import numpy as np

# %% [markdown]
# ## 1. Forward
#
# The four equations above, the predictions as a column, and the loss.

# %%
def forward(
    inputs: np.ndarray, targets: np.ndarray, W1: np.ndarray, B1: np.ndarray, W2: np.ndarray, B2: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]:
    """The predictions and their summed loss, with what the way back will need.

    inputs (N, D), targets (N, 1), W1 (H, D), B1 (H, 1), W2 (1, H), B2 (1, 1).
    Returns (G1, S1, G2, S2, pred, loss): (H, N), (H, N), (1, N), (1, N), (N, 1), and a float.
    """
    ### BEGIN SOLUTION
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, float(loss)
    ### END SOLUTION


# %% [markdown]
# ## 2. Backward
#
# Start where loss and sigmoid meet. In assignment 02 you divided by $\hat y_n (1 - \hat y_n)$ in one function
# and multiplied by it in the next. Done in one go it cancels, and what is left could not be simpler:
#
# $$\frac{\partial L}{\partial G_2[n]} =
# \frac{\hat y_n - t_n}{\hat y_n (1 - \hat y_n)} \cdot \hat y_n (1 - \hat y_n) = \hat y_n - t_n$$
#
# Mind the shapes: $G_2$ is a row, `pred` and `targets` are columns, and NumPy will broadcast the
# difference of a row and a column to a square without a word.
#
# Then the parameters of the output, to which every example adds its share:
#
# $$\frac{\partial L}{\partial W_2[h]} = \sum_n \frac{\partial L}{\partial G_2[n]} S_1[h,n]
# \qquad \frac{\partial L}{\partial B_2} = \sum_n \frac{\partial L}{\partial G_2[n]}$$
#
# Across $W_2$ and through the hidden sigmoid, whose slope is $S_1 (1 - S_1)$:
#
# $$\frac{\partial L}{\partial G_1[h,n]} =
# W_2[h] \frac{\partial L}{\partial G_2[n]} S_1[h,n] (1 - S_1[h,n])$$
#
# And the parameters of the hidden layer:
#
# $$\frac{\partial L}{\partial W_1[h,d]} = \sum_n \frac{\partial L}{\partial G_1[h,n]} X[n,d]
# \qquad \frac{\partial L}{\partial B_1[h]} = \sum_n \frac{\partial L}{\partial G_1[h,n]}$$
#
# A gradient has its parameter's shape. The biases are (H, 1) and (1, 1), and `keepdims=True` keeps them
# so.

# %%
def loss_gradient(
    inputs: np.ndarray, targets: np.ndarray, W1: np.ndarray, B1: np.ndarray, W2: np.ndarray, B2: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The exact gradient of the summed loss with respect to the four parameters.

    inputs (N, D), targets (N, 1), W1 (H, D), B1 (H, 1), W2 (1, H), B2 (1, 1).
    Returns (dL_dW1, dL_dB1, dL_dW2, dL_dB2), each of its parameter's shape.
    """
    ### BEGIN SOLUTION
    _, S1, _, S2, _, _ = forward(inputs, targets, W1, B1, W2, B2)
    dL_dG2 = S2 - targets.T
    dL_dW2 = dL_dG2 @ S1.T
    dL_dB2 = np.sum(dL_dG2, axis=1, keepdims=True)
    dL_dG1 = W2.T @ dL_dG2 * S1 * (1 - S1)
    dL_dW1 = dL_dG1 @ inputs
    dL_dB1 = np.sum(dL_dG1, axis=1, keepdims=True)
    return dL_dW1, dL_dB1, dL_dW2, dL_dB2
    ### END SOLUTION


# %% [markdown]
# ### An example to follow with a pencil
#
# The example of assignment 02 once more: $x = 1$, $t = 1$, $W_1 = 0.5$, $B_1 = 0$, $W_2 = -1$, $B_2 = 0.5$.
#
# | forward | | backward | |
# |---|---|---|---|
# | `G1` = 0.5 · 1 + 0 | 0.5000 | `dL_dG2` = 0.4694 - 1 | -0.5306 |
# | `S1` = σ(0.5) | 0.6225 | `dL_dW2` = -0.5306 · 0.6225 | -0.3303 |
# | `G2` = (-1) · 0.6225 + 0.5 | -0.1225 | `dL_dB2` = `dL_dG2` | -0.5306 |
# | `S2` = σ(-0.1225) | 0.4694 | `dL_dG1` = (-1) · (-0.5306) · 0.6225 · 0.3775 | 0.1247 |
# | loss = -ln 0.4694 | 0.7563 | `dL_dW1` = `dL_dG1` · 1, `dL_dB1` = `dL_dG1` | 0.1247, 0.1247 |
#
# They are the numbers of assignment 02, for with one example sum and mean are the same. Now put the
# example into the batch twice, $N = 2$. There, nothing changed but single rows, which halved. Here every
# column stays as it is, and the loss and all four gradients double.

# %% [markdown]
# ## 3. Learn
#
# Every step notes the loss of the present parameters, computes all four gradients from them, and then
# moves each parameter against its own: $W_1 \leftarrow W_1 - \eta \cdot \partial L / \partial W_1$ and so on,
# with the learning rate $\eta$.

# %%
def train(
    inputs: np.ndarray,
    targets: np.ndarray,
    W1: np.ndarray,
    B1: np.ndarray,
    W2: np.ndarray,
    B2: np.ndarray,
    learning_rate: float = 0.1,
    steps: int = 2000,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, list[float]]:
    """`steps` steps of gradient descent on the whole batch, from the given parameters.

    inputs (N, D), targets (N, 1), W1 (H, D), B1 (H, 1), W2 (1, H), B2 (1, 1); steps >= 1.
    Returns (W1, B1, W2, B2, losses): the trained parameters, and a list of `steps` floats, the loss
    before each update. The arguments are unchanged.
    """
    ### BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        losses.append(forward(inputs, targets, W1, B1, W2, B2)[-1])
        dL_dW1, dL_dB1, dL_dW2, dL_dB2 = loss_gradient(inputs, targets, W1, B1, W2, B2)
        W1 = W1 - learning_rate * dL_dW1
        B1 = B1 - learning_rate * dL_dB1
        W2 = W2 - learning_rate * dL_dW2
        B2 = B2 - learning_rate * dL_dB2
    return W1, B1, W2, B2, losses
    ### END SOLUTION


# %% [markdown]
# ## The reward: a published run, digit by digit
#
# The last lines repeat the run of a published lesson on XOR, from its seed. Before training the loss is
# 3.7652599788, after 2,000 steps 0.1890544868, and the predictions are these:
#
# | input | target | before | after |
# |---|---|---|---|
# | 0, 0 | 0 | 0.20601854 | 0.04154988 |
# | 1, 0 | 1 | 0.15406817 | 0.94477372 |
# | 0, 1 | 1 | 0.22655651 | 0.94875326 |
# | 1, 1 | 0 | 0.16426513 | 0.03651696 |
#
# Two thousand steps forgive nothing: a gradient that is wrong in its fifth digit ends visibly elsewhere.
# That is why a run that others can repeat is worth publishing. The public checks hold yours against
# these numbers, and against those of a second seed, 220118, whose losses are 3.1306852855 and
# 0.1501209263.
#
# In assignment 04 `torch.nn` and autograd take over all that you have written by hand twice. By then you
# will know what they do.

# %%
if __name__ == "__main__":
    X = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    T = np.array([[0.0], [1.0], [1.0], [0.0]])
    np.random.seed(220132)
    start = np.random.randn(2, 2), np.random.randn(2, 1), np.random.randn(1, 2), np.random.randn(1, 1)
    *_, pred, loss = forward(X, T, *start)
    print(f"before: loss {loss:.10f}, predictions {pred.ravel()}")
    *trained, losses = train(X, T, *start)
    *_, pred, loss = forward(X, T, *trained)
    print(f"after:  loss {loss:.10f}, predictions {pred.ravel()}")

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `numpy_backprop.py` or in `numpy_backprop.ipynb`, whichever you like.
#
# - For `numpy_backprop.py`, run `pytest public_checks.py` in the same folder (`pip install numpy pytest`
#   if they are missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few values, at shapes and at the published run. The hidden ones use other
# sizes, other numbers and both dtypes. Each function is graded from correct inputs of its own, and a
# gradient that passes on wrong values of your `forward` costs nothing again. An exception, or another shape
# or dtype, may, and so may the runs to the end, which ask whether the whole works.
#
# Hand in **one** file, `numpy_backprop.py` or `numpy_backprop.ipynb`.
