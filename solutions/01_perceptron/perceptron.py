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
# # Assignment 01: one linear unit, and what it cannot learn
#
# This course goes from a single unit to a network that reads handwritten digits, and takes nothing on
# trust: in the next assignments you will write backpropagation by hand, in PyTorch and again in NumPy,
# then hand it over to `torch.nn`, and then look into what makes larger networks train at all, which is
# their first weights, batch normalisation and dropout. It begins with the smallest network there is. One
# unit with two inputs learns AND and OR without effort. Then you show it XOR, and it stops at a cost of
# $\ln 2$ with every answer at 0.5. Why it must is worth understanding, because the way out, a layer in
# between, is what all the rest is about.
#
# {{points}}

# %% [markdown]
# ## The unit
#
# A batch $X$ holds one example per row: $N$ examples with $D = 2$ inputs each. The unit weighs the
# inputs, adds a bias, and squashes the sum between 0 and 1 with the sigmoid:
#
# $$z_n = w_1 x_{n,1} + w_2 x_{n,2} + b \qquad \hat y_n = \sigma(z_n) = \frac{1}{1 + e^{-z_n}}$$
#
# $\hat y_n$ is read as the probability that the answer is 1. The targets $y_n$ are 0 or 1. What training
# makes small is the mean of the binary cross-entropy:
#
# $$L = -\frac{1}{N} \sum_n \left( y_n \ln \hat y_n + (1 - y_n) \ln(1 - \hat y_n) \right)$$
#
# | | name in code | shape |
# |---|---|---|
# | inputs | `X` | (N, 2) |
# | targets, 0. or 1. | `Y` | (N, 1) |
# | outputs $\hat y$ | `model(X)` | (N, 1) |

# %% [markdown]
# ## The rules
#
# All of PyTorch is allowed: `torch.nn`, `torch.optim`, autograd. Later assignments will take them away,
# one by one, and give them back.
#
# **Models come from anywhere.** `train`, `predict` and `accuracy` are graded with models that the
# grader has built, not with yours, and they must work for any number of examples and inputs. So reach a
# model's parameters by `model.parameters()` and its output by `model(X)`, never by the names that you
# happened to choose in `build_perceptron`.
#
# **Dtype** comes from the arguments: models and data of float64 stay float64.
#
# **`X` and `Y` stay as they are.** Only the model changes, and only in `train`.
#
# **Keep the names and the signatures**, and write below each docstring.

# %%
import torch
from torch import Tensor, nn

# %% [markdown]
# ## 1. Build it
#
# Linear(2, 1), then Sigmoid. What counts is what the model computes, and that its three numbers are
# parameters: whether you use `nn.Sequential` or a class with a `forward` is up to you. Where it starts
# does not matter: the cost of one unit has a single valley, and every start leads to its floor.

# %%
def build_perceptron() -> nn.Module:
    """One linear unit with two inputs, and a sigmoid behind it.

    The model takes a batch (N, 2) and returns outputs (N, 1) between 0 and 1.
    """
    ### BEGIN SOLUTION
    return nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())
    ### END SOLUTION


# %% [markdown]
# ## 2. Train it
#
# Plain gradient descent on the whole batch: each parameter moves against its gradient,
# $w \leftarrow w - \eta \cdot \partial L / \partial w$ with the learning rate $\eta$. A step is
#
# 1. forward: the outputs and their mean cost, which you note;
# 2. backward: the gradient of that cost. PyTorch *adds* to the gradients that are there, so clear the
#    old ones first;
# 3. the update.
#
# The list of costs has one entry per step, each taken *before* the step's update. The first one is the
# cost of the model as it came.

# %%
def train(
    model: nn.Module, X: Tensor, Y: Tensor, learning_rate: float = 1.0, steps: int = 10001
) -> list[float]:
    """`steps` steps of gradient descent on the mean binary cross-entropy of the whole batch.

    X (N, D), Y (N, 1) of 0 and 1; steps >= 1. The model is trained in place.
    Returns a list of `steps` floats: the cost before each update.
    """
    ### BEGIN SOLUTION
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(steps):
        cost = nn.functional.binary_cross_entropy(model(X), Y)
        costs.append(cost.item())
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
    return costs
    ### END SOLUTION


# %% [markdown]
# ## 3. Ask it
#
# An answer is 1 where the output is greater than 0.5, else 0. Exactly 0.5 is not greater, and so it
# gives 0: an undecided unit says no. (You will meet exactly 0.5 sooner than you think.) An answer is a
# fact and not a step of a computation to be differentiated: no gradient may be attached to it.

# %%
def predict(model: nn.Module, X: Tensor) -> Tensor:
    """The model's answers: 1 where its output is above 0.5, else 0.

    X (N, D). Returns (N, 1) of 0. and 1. in X's dtype, with no gradient attached.
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        return (model(X) > 0.5).to(X.dtype)
    ### END SOLUTION


# %%
def accuracy(model: nn.Module, X: Tensor, Y: Tensor) -> float:
    """The share of right answers, between 0 and 1.

    X (N, D), Y (N, 1) of 0 and 1.
    """
    ### BEGIN SOLUTION
    return (predict(model, X) == Y).double().mean().item()
    ### END SOLUTION


# %% [markdown]
# ### An example to follow with a pencil
#
# XOR, from $w_1 = 1$, $w_2 = -1$, $b = 0$:
#
# | $x_1$, $x_2$ | $y$ | $z$ | $\hat y$ | $\hat y - y$ | cost |
# |---|---|---|---|---|---|
# | 0, 0 | 0 | 0 | 0.5000 | 0.5000 | 0.6931 |
# | 0, 1 | 1 | -1 | 0.2689 | -0.7311 | 1.3133 |
# | 1, 0 | 1 | 1 | 0.7311 | -0.2689 | 0.3133 |
# | 1, 1 | 0 | 0 | 0.5000 | 0.5000 | 0.6931 |
#
# The mean cost is 0.7532. Three answers are 0 and one is 1, so the accuracy is 0.75: two of the zeros
# are right, both where the output is exactly 0.5. For this cost the gradient at $z_n$ is simply
# $(\hat y_n - y_n) / N$. Sum it over the rows, weighed by the inputs:
#
# $$\frac{\partial L}{\partial w_1} = \frac{-0.2689 + 0.5}{4} = 0.0578 \qquad
# \frac{\partial L}{\partial w_2} = \frac{-0.7311 + 0.5}{4} = -0.0578 \qquad
# \frac{\partial L}{\partial b} = 0$$
#
# A step with $\eta = 1$ leads to $w_1 = 0.9422$, $w_2 = -0.9422$: both weights shrink, towards 0.

# %% [markdown]
# ## The reward: three gates, and a wall
#
# The last lines train the unit on AND, OR and XOR. The first two go down and keep going. On XOR the cost
# falls to 0.6931 within some 150 steps and then never moves again, however long you wait.
#
# It cannot be otherwise. The unit draws one straight line through the plane and calls one side 1. The
# corners (0, 1) and (1, 0) would have to lie on one side of it, (0, 0) and (1, 1) on the other. But both
# pairs have the same middle, the point (0.5, 0.5), and it cannot lie on both sides. Pulled equally in
# opposite directions, the unit ends where it commits to nothing: $w_1 = w_2 = b = 0$, every output 0.5,
# and the cost of a coin, $-\ln 0.5 = \ln 2 = 0.6931$.
#
# In assignment 02 two units in a layer between get past the wall, and you work out their gradients by
# hand.

# %%
if __name__ == "__main__":
    corners = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    gates = {"AND": [0.0, 0.0, 0.0, 1.0], "OR": [0.0, 1.0, 1.0, 1.0], "XOR": [0.0, 1.0, 1.0, 0.0]}
    for name, targets in gates.items():
        torch.manual_seed(0)
        unit, answers = build_perceptron(), torch.tensor(targets)[:, None]
        costs = train(unit, corners, answers, steps=2000)
        print(f"{name}: cost {costs[0]:.4f}, after 150 steps {costs[150]:.4f}, after 2,000 {costs[-1]:.4f}")
        print(f"     outputs {unit(corners).squeeze().tolist()}, accuracy {accuracy(unit, corners, answers)}")

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `perceptron.py` or in `perceptron.ipynb`, whichever you like.
#
# - For `perceptron.py`, run `pytest public_checks.py` in the same folder (`pip install torch pytest` if
#   they are missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few values and shapes. The hidden ones use other sizes, other numbers and
# both dtypes, and watch the whole way of a training. Each function is graded with models of the
# grader's, so a slip in one costs the points of that one and not of those that follow it.
#
# Hand in **one** file, `perceptron.py` or `perceptron.ipynb`.
