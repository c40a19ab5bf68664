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
# # Assignment 05: Xavier initialisation, a start from which deep networks learn
#
# In assignment 04 you made the XOR network wider and deeper, and training first stood still: the cost
# stayed at 0.6931 for about 5,000 steps before anything happened. Nothing was wrong with the network or
# with the gradient. It was the *start*: the random weights were so small that each layer passed on a
# little less of the signal than it received, forward and backward, until almost nothing of it was left.
#
# How much is a little less? Put 1,000 random inputs with standard deviation 1 through ten linear layers
# of 256 units, and look at the standard deviation behind the last one:
#
# | weights drawn from | standard deviation after ten layers |
# |---|---|
# | a normal distribution with standard deviation 1 | 1,100,000,000,000 |
# | a normal distribution with standard deviation 0.01 | 0.00000001 |
# | what `nn.Linear` draws if you say nothing | 0.004 |
# | what you write in this assignment | 1.03 |
#
# The last row is due to Xavier Glorot and Yoshua Bengio (*Understanding the difficulty of training deep
# feedforward neural networks*, 2010). It takes a derivation of a few lines and a function of three.
#
# {{points}}

# %% [markdown]
# ## The rules
#
# **Off limits inside the first two functions**: `torch.nn.init`, with its private helpers
# (`_calculate_fan_in_and_fan_out`, `_no_grad_uniform_`, ...). A function that uses it earns nothing; the
# others are still graded. You need only the tensor's shape, and one way to draw uniform numbers
# (`tensor.uniform_`, `torch.rand`, ...). `build_mnist_nn_xavier`, the third, is free to use all of
# `torch.nn`, of `torch.nn.init` too, and of what you wrote yourself.
#
# **Dtype and device** are those of the tensor that you are given, and stay so.
#
# **Keep the names and the signatures**, and write below each docstring.

# %%
import torch
from torch import Tensor, nn

# %% [markdown]
# ## Where the bound comes from
#
# A linear unit adds up its inputs, each times a weight of its own. Let there be $n_\text{in}$ of them, all
# independent, with mean 0. Variances of independent terms add up, so that
#
# $$y = \sum_{i=1}^{n_\text{in}} w_i x_i \qquad
# \text{Var}(y) = n_\text{in} \text{Var}(w) \text{Var}(x)$$
#
# **Forward**, the signal keeps its variance from layer to layer if $n_\text{in} \text{Var}(w) = 1$.
# **Backward**, the gradient of an input collects what comes back from all $n_\text{out}$ units that it is
# connected to, by the same weights. So the gradient keeps its variance if $n_\text{out} \text{Var}(w) = 1$.
#
# Unless $n_\text{in} = n_\text{out}$ we cannot have both. The compromise asks for the mean of the two:
#
# $$\frac{n_\text{in} + n_\text{out}}{2} \text{Var}(w) = 1 \qquad
# \text{Var}(w) = \frac{2}{n_\text{in} + n_\text{out}}$$
#
# Draw the weights from the uniform distribution on $[-a, a]$, whose variance is $a^2 / 3$:
#
# $$\frac{a^2}{3} = \frac{2}{n_\text{in} + n_\text{out}} \qquad
# a = \sqrt{\frac{6}{n_\text{in} + n_\text{out}}}$$
#
# An activation function between the layers changes the signal once more. The sigmoid shrinks it at least to a
# quarter, which is its steepest slope. A factor in front of the bound, the *gain*, can make up for that; without
# one it is 1. What all of this is worth shows the wide and deep XOR network of assignment 04, from 200 random
# starts each, with learning rate 1:
#
# | parameters at the start | cost below 0.6 after (median) | cost below 0.01 within 10,001 steps |
# |---|---|---|
# | what `nn.Linear` draws | 5,148 steps | 193 of 200 |
# | Xavier uniform, biases 0 | 1,910 steps | 200 of 200 |
# | Xavier uniform with gain 4, biases 0 | 22 steps | 200 of 200 |

# %% [markdown]
# ## 1. The fans
#
# $n_\text{in}$ and $n_\text{out}$ are called `fan_in` and `fan_out`: how many inputs one output unit collects,
# and to how many outputs one input unit is passed on. PyTorch keeps the weight of `nn.Linear(D, H)` in the
# shape `(H, D)`, outputs first. There `fan_in` is $D$ and `fan_out` is $H$.
#
# The weight of a convolution has more dimensions: first the output channels, then the input channels, then the
# sizes of the *receptive field*, the patch of the image that one output sees. Each output collects all
# positions of the patch from all input channels:
#
# $$n_\text{in} = \text{input channels} \cdot \text{positions of the field} \qquad
# n_\text{out} = \text{output channels} \cdot \text{positions of the field}$$
#
# | weight of | shape | `fan_in` | `fan_out` |
# |---|---|---|---|
# | `nn.Linear(3, 5)` | (5, 3) | 3 | 5 |
# | `nn.Conv1d(3, 5, 7)` | (5, 3, 7) | 21 | 35 |
# | `nn.Conv2d(3, 5, (2, 4))` | (5, 3, 2, 4) | 24 | 40 |
#
# A vector, and a single number, connect nothing with anything: for fewer than two dimensions raise
# `ValueError`.

# %%
def calculate_fan_in_and_fan_out(tensor: Tensor) -> tuple[int, int]:
    """The number of inputs that one output collects, and of outputs that one input is passed on to.

    tensor: a weight of two dimensions or more, (outputs, inputs, sizes of the receptive field...).
    Returns (fan_in, fan_out), two ints. Raises ValueError for fewer than two dimensions.
    """
    ### BEGIN SOLUTION
    if tensor.dim() < 2:
        raise ValueError(f"fans need two dimensions or more, and not the shape {tuple(tensor.shape)}")
    outputs, inputs, *field = tensor.shape
    positions = torch.Size(field).numel()
    return inputs * positions, outputs * positions
    ### END SOLUTION


# %% [markdown]
# ## 2. The filling
#
# The trailing underscore of `xavier_uniform_` is a promise that PyTorch keeps throughout: the function works
# **in place**. It fills the very tensor that it is given, and returns that same tensor, so that calls can be
# chained. That has consequences:
#
# - Others may hold the same memory, as a model does. They must see the new numbers: write into the tensor
#   rather than putting another one in its place. It need not be contiguous: the transpose of a matrix and a block
#   of a larger one are tensors, too.
# - The tensor may be a parameter that requires gradients. Filling it is not part of the computation that is
#   differentiated, and PyTorch refuses such a change unless you say so: `torch.no_grad()`. Afterwards
#   `requires_grad` is what it was before.
# - Draw every number from the `generator` that you are given or, where it is None, from PyTorch's default one.
#   It lies on the device of the tensor. Seed neither: that is for whoever calls you.
#
# Any way of drawing will do: what counts is that the numbers are independent and uniform on $[-a, a]$ with
#
# $$a = \text{gain} \cdot \sqrt{\frac{6}{\text{fan in} + \text{fan out}}}$$

# %%
def xavier_uniform_(tensor: Tensor, gain: float = 1.0, generator: torch.Generator | None = None) -> Tensor:
    """Fill the tensor in place with draws from U(-a, a), a = gain * sqrt(6 / (fan_in + fan_out)).

    tensor: of two dimensions or more, contiguous or not. Returns the same tensor; no gradient is
    recorded, and requires_grad stays as it is.
    """
    ### BEGIN SOLUTION
    fan_in, fan_out = calculate_fan_in_and_fan_out(tensor)
    bound = gain * (6 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        return tensor.uniform_(-bound, bound, generator=generator)
    ### END SOLUTION


# %% [markdown]
# ### An example to follow with a pencil
#
# For `nn.Linear(3, 3)` both fans are 3 and $a = \sqrt{6 / 6} = 1$: the weights are uniform on $[-1, 1]$. With
# `gain=2` they are uniform on $[-2, 2]$. For `nn.Conv2d(3, 3, (2, 2))` both fans are 12, and
# $a = \sqrt{6 / 24} = 0.5$.

# %% [markdown]
# ## 3. The model
#
# Now a network for the images of digits that assignment 06 brings, with 784 pixels in and 10 logits out:
#
# Linear(784, 256), ReLU, Linear(256, 256), ReLU, Linear(256, 10)
#
# Every weight starts Xavier uniform with gain 1, each layer's with its own bound, and every bias starts at 0.
# What counts is what the model computes and the parameters it starts from: whether you use `nn.Sequential` or
# a class with a `forward`, and what you call its parts, is up to you.

# %%
def build_mnist_nn_xavier() -> nn.Module:
    """Two hidden layers of 256 units with ReLU and 10 outputs; weights Xavier uniform, biases 0.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    ### BEGIN SOLUTION
    model = nn.Sequential(
        nn.Linear(784, 256),
        nn.ReLU(),
        nn.Linear(256, 256),
        nn.ReLU(),
        nn.Linear(256, 10),
    )
    for layer in model:
        if isinstance(layer, nn.Linear):
            xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
    return model
    ### END SOLUTION


# %% [markdown]
# ## The reward: ten layers deep
#
# The last lines send 1,000 random inputs through ten layers of 256 units, as in the table above, without an
# activation and with $\tanh$. Your weights carry the signal through. The default ones, from a uniform
# distribution as well but with the bound $1 / \sqrt{n_\text{in}}$, lose nearly half of it in every layer.
#
# A good start is not everything: once training moves the weights, nothing holds the signal where it was. In
# assignment 06 every layer learns to bring its signal back to mean 0 and variance 1 by itself, at every step.
# That is batch normalisation.

# %%
if __name__ == "__main__":
    torch.manual_seed(0)
    starts = {"default": lambda weight: weight, "Xavier": xavier_uniform_}
    for name, start in starts.items():
        for activation in (nn.Identity(), nn.Tanh()):
            signal = torch.randn(1000, 256)
            with torch.no_grad():
                for _ in range(10):
                    signal = activation(signal @ start(nn.Linear(256, 256).weight).T)
            print(f"{name} start, {activation}: after ten layers {signal.std():.4f}")

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `xavier.py` or in `xavier.ipynb`, whichever you like.
#
# - For `xavier.py`, run `pytest public_checks.py` in the same folder (`pip install torch pytest` if they are
#   missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few shapes and roughly at the numbers. The hidden ones use other shapes and both
# dtypes, and they count: over some 10,000 entries the distribution must be uniform, as far as chance allows.
# Each function is graded on its own, so that wrong fans do not cost the points of the filling, nor a
# wrong filling those of the model.
#
# Hand in **one** file, `xavier.py` or `xavier.ipynb`.
