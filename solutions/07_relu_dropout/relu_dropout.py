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
# # Assignment 07: ReLU and dropout, the two layers between
#
# In assignment 06 batch normalisation made the difference: after three epochs on 4,000 images of digits,
# the network with it knew about 88 of 100 test images, and the same network without it about 43. Two
# layers of that kind of network you have so far taken from the shelf. ReLU sits between the linear
# layers and makes the network more than one long matrix product. Dropout sits behind it during training
# and keeps the network from leaning on any single unit. Neither has a parameter, and each is a line or
# two. But both behave differently on the way back from what one first writes down, and dropout behaves
# differently in training and in evaluation. Here you write them, forward and backward, and then build
# the model that uses them.
#
# {{points}}

# %% [markdown]
# ## The rules
#
# **Off limits inside the first four functions**: automatic differentiation (`backward()`,
# `torch.autograd`, `requires_grad`), `torch.nn` with everything below it, and PyTorch's own `relu` and
# `dropout`, under whatever name (`torch.relu`, `x.relu_()`, `torch.threshold`, `torch.native_dropout`,
# ...). A function that uses them earns nothing; the others are still graded. You need only tensor
# operations: `*`, `/`, `>`, `.clamp`, `torch.where`, `torch.maximum`, `torch.rand`, `torch.bernoulli`.
# `build_dropout_model`, the fifth, is free to use all of `torch.nn`.
#
# **Dtype and device** come from the arguments: float64 in, float64 out. Every function takes tensors of
# any size.
#
# **Arguments stay as they are.** No function changes a tensor that it was given (`x.clamp_(min=0)` does,
# `x.clamp(min=0)` does not).
#
# **Keep the names and the signatures**, and write below each docstring.

# %%
import torch
from torch import Tensor, nn

# %% [markdown]
# ## 1. ReLU
#
# The rectified linear unit lets positive numbers through and turns all others into 0, entry by entry:
#
# $$\text{relu}(x) = \max(x, 0)$$

# %%
def relu(x: Tensor) -> Tensor:
    """The larger of x and 0, entry by entry.

    x: any shape. Returns a tensor of x's shape and dtype.
    """
    ### BEGIN SOLUTION
    return x.clamp(min=0)
    ### END SOLUTION


# %% [markdown]
# On the way back a gradient passes where $x$ was positive and is stopped where it was negative. Exactly
# at 0 the function has a kink and no derivative. One has to be chosen, and like PyTorch we choose 0:
#
# $$\frac{\partial L}{\partial x_i} = s_i \frac{\partial L}{\partial \text{out}_i} \qquad
# s_i = 1 \text{ where } x_i > 0 \text{, else } s_i = 0$$
#
# It is no idle question: pixels of an image and outputs of another ReLU are exactly 0 all the time.

# %%
def relu_backward(dout: Tensor, x: Tensor) -> Tensor:
    """The upstream gradient dout carried back through `relu` to its input x.

    dout, x: of one shape, any. Returns dx of that shape; the derivative at x == 0 counts as 0.
    """
    ### BEGIN SOLUTION
    return torch.where(x > 0, dout, torch.zeros_like(dout))
    ### END SOLUTION


# %% [markdown]
# ## 2. Dropout
#
# In training, every entry of $x$ is dropped (set to 0) with probability $p$, whatever becomes of the
# others. A *mask* holds what chance decided: $m_i = 1$ where the entry is kept, $m_i = 0$ where it is
# dropped. A kept entry is divided by $1 - p$:
#
# $$\text{out}_i = \frac{m_i x_i}{1 - p} \qquad
# \text{E}[\text{out}_i] = \frac{(1 - p) x_i + p \cdot 0}{1 - p} = x_i$$
#
# That division is why it is called **inverted** dropout: on average `out` is $x$, so in evaluation there
# is nothing left to correct. There `out` is just `x`, and the mask is all ones.
#
# - Return the mask as zeros and ones in the dtype of `x`, *before* the division.
# - Draw every number from the `generator` that you are given (`torch.rand` and `torch.bernoulli` take
#   one) or, where it is None, from PyTorch's default one. It lies on the device of `x`. Seed neither:
#   that is for whoever calls you.
# - With `p == 0` everything is kept. With `p == 1` everything is dropped and `out` is zeros; mind that
#   $0 / 0$ is `nan`.
# - A `p` below 0 or above 1 is a mistake of the caller's. Raise `ValueError`, in evaluation too: it is
#   better to hear of it at once than when training begins.

# %%
def dropout_forward(
    x: Tensor, p: float, training: bool, generator: torch.Generator | None = None
) -> tuple[Tensor, Tensor]:
    """Inverted dropout: each entry dropped with probability p, the kept ones divided by 1 - p.

    x: any shape. Returns (out, mask), both of x's shape and dtype; mask is 1 where an entry was kept and
    0 where it was dropped. Not training: out is x, mask is all ones.
    Raises ValueError where p lies outside [0, 1], training or not.
    """
    ### BEGIN SOLUTION
    if not 0 <= p <= 1:
        raise ValueError(f"p is a probability, from 0 to 1, and not {p}")
    if not training:
        return x, torch.ones_like(x)
    draws = torch.rand(x.shape, generator=generator, dtype=x.dtype, device=x.device)
    mask = (draws >= p).to(x.dtype)
    if p == 1:
        return torch.zeros_like(x), mask
    return x * mask / (1 - p), mask
    ### END SOLUTION


# %% [markdown]
# Backward, chance must not be asked again. The gradient goes back through the entries that were kept
# *this time*, and the mask says which:
#
# $$\frac{\partial L}{\partial x_i} = \frac{m_i}{1 - p} \frac{\partial L}{\partial \text{out}_i}$$

# %%
def dropout_backward(dout: Tensor, mask: Tensor, p: float, training: bool) -> Tensor:
    """The upstream gradient dout carried back through `dropout_forward` to its input.

    dout, mask: of one shape, any; mask and p as they were in the forward pass.
    Returns dx of that shape. Not training: dx is dout. Training with p == 1: dx is zeros.
    """
    ### BEGIN SOLUTION
    if not training:
        return dout
    if p == 1:
        return torch.zeros_like(dout)
    return dout * mask / (1 - p)
    ### END SOLUTION


# %% [markdown]
# ### An example to follow with a pencil
#
# Four activations, $p = 0.2$, so that kept ones are divided by 0.8, and the third one dropped:
#
# | | | | | |
# |---|---|---|---|---|
# | `x` | -1 | 2 | 3 | 0 |
# | `h = relu(x)` | 0 | 2 | 3 | 0 |
# | `mask` | 1 | 1 | 0 | 1 |
# | `out` = `h * mask / 0.8` | 0 | 2.5 | 0 | 0 |
# | `dout`, from above | 4 | 4 | 4 | 4 |
# | `dh` = `dout * mask / 0.8` | 5 | 5 | 0 | 5 |
# | `dx` = `dh` where `x > 0` | 0 | 5 | 0 | 0 |
#
# Three of four gradients are stopped, for three different reasons.

# %% [markdown]
# ## 3. The model
#
# Now both layers at work, this time from `torch.nn`. Images of 784 pixels come in, 10 logits go out:
#
# Linear(784, 256), ReLU, Dropout(p), Linear(256, 256), ReLU, Dropout(p), Linear(256, 10)
#
# What counts is what the model computes: whether you use `nn.Sequential` or a class with a `forward`,
# and what you call its parts, is up to you. Mind that dropout must stop when somebody calls
# `model.eval()`, and begin again with `model.train()`.

# %%
def build_dropout_model(p: float = 0.5) -> nn.Module:
    """Two hidden layers of 256 units with ReLU, each followed by dropout with probability p; 10 outputs.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Dropout(p),
        nn.Linear(256, 10),
    )
    ### END SOLUTION


# %% [markdown]
# ## The reward: a thousand networks in one
#
# Every mask picks another network out of the same weights. The last lines ask one image a thousand times
# in training mode and compare the mean of the answers with the single answer in evaluation mode. Each
# answer for itself is far off, the mean comes close. It need not be equal, since the second ReLU bends
# what dropout scatters; but this is why, once trained, the model may keep all its units.

# %%
if __name__ == "__main__":
    torch.manual_seed(0)
    image, model = torch.rand(1, 784), build_dropout_model()
    with torch.no_grad():
        answers = model.train()(image.expand(1000, -1))
        answer = model.eval()(image)
    print(f"one answer in training is off by {(answers - answer).abs().mean():.4f} on average")
    print(f"the mean of 1,000 answers is off by {(answers.mean(dim=0) - answer).abs().mean():.4f}")

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `relu_dropout.py` or in `relu_dropout.ipynb`, whichever you like.
#
# - For `relu_dropout.py`, run `pytest public_checks.py` in the same folder (`pip install torch pytest` if
#   they are missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few values and shapes. The hidden ones use other sizes, other numbers and
# both dtypes, and they count: over many entries the share of dropped ones must be what $p$ says, as far
# as chance allows. Each function is graded from correct inputs of its own, so a slip in one costs the
# points of that function and no others.
#
# Hand in **one** file, `relu_dropout.py` or `relu_dropout.ipynb`.
