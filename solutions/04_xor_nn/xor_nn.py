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
# # Assignment 04: XOR with torch.nn, wide and deep, on any device
#
# You have solved XOR twice by hand: in assignment 02 with tensors and one function per step of the chain
# rule, in assignment 03 with NumPy and examples in columns. You know what happens in every step, and so
# you may stop writing it. Here `torch.nn` holds the parameters, autograd finds the gradients, and an
# optimiser applies them. What took ten functions is now a handful of lines, and those lines train any
# network: you will give the same `train` a second one, five times as wide and twice as deep, and see
# that more layers do not simply mean faster learning.
#
# {{points}}

# %% [markdown]
# ## From your parameters to torch's
#
# `nn.Linear(D, H)` holds a weight of shape (H, D), outputs first, and computes $X W^\top + b$:
#
# | assignment 02 | assignment 03 | `torch.nn` | shape there |
# |---|---|---|---|
# | `w1` (D, H), `b1` (H,) | `W1` (H, D), `B1` (H, 1) | `weight`, `bias` of Linear(D, H) | (H, D), (H,) |
# | `w2` (H, 1), `b2` (1,) | `W2` (1, H), `B2` (1, 1) | `weight`, `bias` of Linear(H, 1) | (1, H), (1,) |
#
# The cost is the **mean** over the batch of the binary cross-entropy, as in assignment 02. (Assignment 03
# summed it; there a learning rate of 0.1 did what 0.4 does to the mean of four examples.)

# %% [markdown]
# ## The rules
#
# All of PyTorch is allowed.
#
# **Models come from anywhere.** `train` and `accuracy` are graded with models that the grader has built,
# not with yours, of other sizes too. Reach a model's parameters by `model.parameters()` and its output by
# `model(X)`, never by the names that you happened to choose in your builders.
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
# ## 1. The small network
#
# Linear(2, 2), Sigmoid, Linear(2, 1), Sigmoid: nine numbers in all, the network of assignment 02. What
# counts is what the model computes and which parameters it has: whether you use `nn.Sequential` or a
# class with a `forward`, and what you call its parts, is up to you.

# %%
def build_xor_nn() -> nn.Module:
    """Two inputs, two hidden units, one output, a sigmoid behind each linear layer.

    The model takes a batch (N, 2) and returns outputs (N, 1) between 0 and 1.
    """
    ### BEGIN SOLUTION
    return nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid())
    ### END SOLUTION


# %% [markdown]
# ## 2. The wide and deep one
#
# Three hidden layers of ten units:
#
# Linear(2, 10), Sigmoid, Linear(10, 10), Sigmoid, Linear(10, 10), Sigmoid, Linear(10, 1), Sigmoid
#
# The two layers in the middle have the same sizes, and each has parameters of its own: 30, 110, 110 and
# 11 of them, 261 in all. (One `nn.Linear` object used twice would be one layer in two places.)

# %%
def build_xor_wide_deep() -> nn.Module:
    """Two inputs, three hidden layers of ten units, one output, a sigmoid behind each linear layer.

    The model takes a batch (N, 2) and returns outputs (N, 1) between 0 and 1.
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Linear(2, 10),
        nn.Sigmoid(),
        nn.Linear(10, 10),
        nn.Sigmoid(),
        nn.Linear(10, 10),
        nn.Sigmoid(),
        nn.Linear(10, 1),
        nn.Sigmoid(),
    )
    ### END SOLUTION


# %% [markdown]
# ## 3. Train, anywhere
#
# Every step goes forward, notes the mean cost, clears the old gradients, goes backward and updates. That
# is assignment 01's loop, and here it learns a new thing: *where* to run. A computation happens on the
# device its tensors lie on, and all of them must lie on one. `device` says which; where it is None, the
# device of `X` is meant. `model.to(device)` moves the parameters in place, while `X.to(device)` returns a
# tensor there and leaves yours where it is. Move both once, before the optimiser is made: to move the data
# at every step can take longer than the step. Never write "cuda" into your code: the machine that you hand
# in to may have no GPU.

# %%
def train(
    model: nn.Module,
    X: Tensor,
    Y: Tensor,
    learning_rate: float = 1.0,
    steps: int = 10001,
    device: torch.device | str | None = None,
) -> list[float]:
    """`steps` steps of gradient descent on the mean binary cross-entropy of the whole batch.

    X (N, D), Y (N, 1) of 0 and 1; steps >= 1. The model is trained in place, on `device` or, where that
    is None, on X's device.
    Returns a list of `steps` floats: the cost before each update.
    """
    ### BEGIN SOLUTION
    device = X.device if device is None else device
    model.to(device)
    X, Y = X.to(device), Y.to(device)
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
# ## 4. How often it is right
#
# An output above 0.5 counts as 1, else as 0. Model and data lie on one device here, so there is nothing
# to move. A model knows whether it is in training or in evaluation mode. These two make no use of it, but
# later ones will, so get used to the manners: whoever calls you finds the mode as it was. If you call
# `model.eval()`, put back what you found, which need not be training mode.

# %%
def accuracy(model: nn.Module, X: Tensor, Y: Tensor) -> float:
    """The share of right answers, between 0 and 1.

    X (N, D), Y (N, 1) of 0 and 1, on the device of the model, whose mode stays as it was.
    """
    ### BEGIN SOLUTION
    with torch.no_grad():
        answers = model(X) > 0.5
    return (answers == (Y > 0.5)).double().mean().item()
    ### END SOLUTION


# %% [markdown]
# ## The reward: what depth costs
#
# The last lines train both networks on XOR with learning rate 1 (a few seconds). From PyTorch's usual
# random weights the small one solves it in 87 of 100 starts, and its cost falls below 0.01 after some
# 1,750 steps; from the others it gets stuck, mostly near 0.347 or 0.477.
#
# The wide and deep one hardly ever gets stuck: 97 of 100 starts are below 0.01 after 10,001 steps, and in
# the median the cost ends at 0.00014. But look at how it gets there. For about 5,000 steps *nothing seems
# to happen*: the cost stands at 0.6931, where the single unit of assignment 01 stood, and then it falls
# all at once. Each sigmoid's slope is at most 1/4, and the weights begin small, so that after four layers
# hardly any gradient reaches the first. Nothing is wrong with the code, nor with the network. It is only
# begun badly, and how to begin well is assignment 05.

# %%
if __name__ == "__main__":
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    there = "cuda" if torch.cuda.is_available() else "cpu"
    for build in (build_xor_nn, build_xor_wide_deep):
        torch.manual_seed(1)
        model = build()
        costs = train(model, X, Y, device=there)
        solved = next((step for step, cost in enumerate(costs) if cost < 0.01), None)
        shown = ", ".join(f"{costs[step]:.4f}" for step in (0, 1000, 2500, 5000, 7500, 10000))
        print(f"{build.__name__}: {shown}; below 0.01 at step {solved}")
        print(f"accuracy {accuracy(model, X.to(there), Y.to(there))}")

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `xor_nn.py` or in `xor_nn.ipynb`, whichever you like.
#
# - For `xor_nn.py`, run `pytest public_checks.py` in the same folder (`pip install torch pytest` if they
#   are missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few values and shapes. The hidden ones use other sizes, other numbers and
# both dtypes, and watch the whole way of a training. Each function is graded with models of the
# grader's, so a slip in one costs the points of that one and not of those that follow it.
#
# Hand in **one** file, `xor_nn.py` or `xor_nn.ipynb`.
