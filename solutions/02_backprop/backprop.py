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
# # Assignment 02: backpropagation by hand
#
# In assignment 01 a single linear unit learnt AND and OR, and then met XOR: the cost settled at
# $\ln 2 = 0.6931$ with every output at 0.5. No choice of its weights does better. Here you build the
# smallest network that can, with one hidden layer, and you work out its gradient by hand, one step of
# the chain rule per function. When you are done you will have written, in ten short functions, what
# `loss.backward()` does for you in the rest of the course.
#
# {{points}}

# %% [markdown]
# ## The network
#
# A batch $X$ holds one example per row. There are $N$ examples, $D$ inputs, $H$ hidden units and $O$
# outputs. Each of the two layers is linear, followed by the sigmoid $\sigma$ of every entry:
#
# $$l_1 = X w_1 + b_1 \qquad a_1 = \sigma(l_1) \qquad l_2 = a_1 w_2 + b_2 \qquad \hat Y = \sigma(l_2)$$
#
# | tensor | name in code | shape | |
# |---|---|---|---|
# | $X$ | `X` | (N, D) | inputs |
# | $w_1$ and $b_1$ | `w1`, `b1` | (D, H) and (H,) | parameters of layer 1 |
# | $l_1$ and $a_1$ | `l1`, `a1` | (N, H) | pre-activation and activation of the hidden layer |
# | $w_2$ and $b_2$ | `w2`, `b2` | (H, O) and (O,) | parameters of layer 2 |
# | $l_2$ and $\hat Y$ | `l2`, `Y_pred` | (N, O) | pre-activation of the output, and the predictions |
# | $Y$ | `Y` | (N, O) | targets, each 0 or 1 |
#
# A bias is the same for every row: broadcasting adds it to each of them.
#
# Your functions must work for every $N, D, H, O \ge 1$, not only for XOR's 4, 2, 2, 1. Only the cost,
# its derivative and the training are for $O = 1$.

# %% [markdown]
# ## How the gradient travels
#
# For any tensor `t`, `d_t` stands for $\partial L / \partial t$, where $L$ is the cost. It has the shape
# of `t`, and each of its entries says how fast the cost grows with that entry of `t`. You start at the
# cost and walk back. Every step takes the *upstream* gradient that it is handed and multiplies it by the
# Jacobian of its own layer. That is a **vector-Jacobian product**, and it is all that backpropagation
# is. A step need not know what lies above it; in return it must be right for *any* upstream gradient,
# and that is how it is checked.
#
# What is asked for is the exact gradient of the *mean* cost. Its factor $1/N$ enters in
# `loss_derivative` and **only there**: no later step divides by $N$ again. (Some texts leave it out, or
# average the biases once more. Those are not the gradients of this cost.)

# %% [markdown]
# ## The rules
#
# **Off limits inside every function**: automatic differentiation (`backward()`, `torch.autograd`,
# `torch.func`, `requires_grad`), `torch.nn` with everything below it, and `torch.optim`. A function that
# uses them earns nothing; the others are still graded. You need only tensor operations: `@`, `*`, `.T`,
# `torch.exp`, `torch.log`, `.sum`, `.mean`, `.clamp`. `torch.no_grad()` is fine, though nothing here
# needs it. Outside the ten functions do what you like: comparing your gradients with autograd's is a
# good idea.
#
# **Dtype and device** come from the arguments: float64 in, float64 out. Only `init_params` chooses, and
# it chooses float32.
#
# **Arguments stay as they are.** The backward pass still needs what the forward pass made, so no
# function changes a tensor that it was given (`x += 1` and `x.exp_()` do, `x = x + 1` does not).
#
# **Keep the names and the signatures**, and write below each docstring.

# %%
import torch
from torch import Tensor

# %% [markdown]
# ## 1. The sigmoid and its slope
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} \qquad \sigma'(x) = \sigma(x) (1 - \sigma(x))$$
#
# `torch.exp(x)` is infinite above $x \approx 88$ in float32, and above 709 in float64. Infinity itself
# is harmless, $1/\infty = 0$, but $\infty/\infty$ is `nan`. Choose forms in which no `nan` can arise,
# whatever finite $x$ comes in.

# %%
def sigmoid(x: Tensor) -> Tensor:
    """The logistic function 1 / (1 + exp(-x)) of every entry.

    x: any shape. Returns a tensor of x's shape and dtype, finite for every finite x.
    """
    ### BEGIN SOLUTION
    # For very negative x the exponential is infinite, and 1 / inf is 0, the right limit.
    return 1 / (1 + torch.exp(-x))
    ### END SOLUTION


# %% [markdown]
# Mind the argument: `sigmoid_prime` is given the pre-activation $x$, not the activation $\sigma(x)$.

# %%
def sigmoid_prime(x: Tensor) -> Tensor:
    """The derivative of `sigmoid` at the pre-activation x, entry by entry.

    x: any shape. Returns a tensor of x's shape and dtype, finite for every finite x.
    """
    ### BEGIN SOLUTION
    s = sigmoid(x)
    return s * (1 - s)
    ### END SOLUTION


# %% [markdown]
# ## 2. Where to start
#
# Two hidden units with equal weights get equal gradients, and stay equal for ever. Random weights break
# the symmetry; the biases may be zero. Keep the weights of ordinary size, as standard normal ones are:
# tiny ones learn nothing for thousands of steps, huge ones saturate every unit. Draw from the
# `generator` that you are given (`torch.randn` and `torch.rand` take one) or, where it is None, from
# PyTorch's default one. Seed neither: that is for whoever calls you.

# %%
def init_params(
    inputs: int, hidden: int, generator: torch.Generator | None = None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Random parameters of a network with one output.

    Returns (w1, b1, w2, b2) in float32, of shapes (inputs, hidden), (hidden,), (hidden, 1), (1,).
    The weights are drawn from `generator`: the same generator state gives the same weights.
    """
    ### BEGIN SOLUTION
    w1 = torch.randn(inputs, hidden, generator=generator, dtype=torch.float32)
    w2 = torch.randn(hidden, 1, generator=generator, dtype=torch.float32)
    return w1, w1.new_zeros(hidden), w2, w2.new_zeros(1)
    ### END SOLUTION


# %% [markdown]
# ## 3. Forward: the predictions and their cost
#
# `forward` is the four equations above. It returns all four results, because the way back needs them.

# %%
def forward(
    X: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The network's output, with what the backward pass will need.

    X (N, D), w1 (D, H), b1 (H,), w2 (H, O), b2 (O,).
    Returns (l1, a1, l2, Y_pred) of shapes (N, H), (N, H), (N, O), (N, O).
    """
    ### BEGIN SOLUTION
    l1 = X @ w1 + b1
    a1 = sigmoid(l1)
    l2 = a1 @ w2 + b2
    return l1, a1, l2, sigmoid(l2)
    ### END SOLUTION


# %% [markdown]
# With one output, the cost is the mean over the batch of the binary cross-entropy:
#
# $$L = -\frac{1}{N} \sum_n \left( y_n \ln \hat y_n + (1 - y_n) \ln(1 - \hat y_n) \right)$$
#
# A prediction can be exactly 0 or 1, and then $\ln 0 = -\infty$ and $0 \cdot \infty$ is `nan`. Guard the
# cost, and its derivative below, by keeping the prediction a small distance away from 0 and 1, **at most
# 1e-6**. There the cost must be finite: below 1e-3 if the prediction is right and above 10 if it is
# wrong, in float32 too. A guard of 1e-3 is a mistake, because it changes the answers. One of 1e-8 is
# lost in float32, where `1 - 1e-8` is 1.

# %%
def binary_cross_entropy(Y_pred: Tensor, Y: Tensor) -> Tensor:
    """The cost: the mean over the batch of the binary cross-entropy, with natural logarithms.

    Y_pred (N, 1) in [0, 1], Y (N, 1) of 0 and 1.
    Returns a scalar tensor of shape (), finite also where Y_pred is exactly 0 or 1.
    """
    ### BEGIN SOLUTION
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return -(Y * torch.log(P) + (1 - Y) * torch.log(1 - P)).mean()
    ### END SOLUTION


# %% [markdown]
# ## 4. Backward: from the cost to every parameter
#
# **The cost.** One prediction touches one term of the sum, so
#
# $$\frac{\partial L}{\partial \hat y_n} =
# -\frac{1}{N} \left( \frac{y_n}{\hat y_n} - \frac{1 - y_n}{1 - \hat y_n} \right)$$

# %%
def loss_derivative(Y_pred: Tensor, Y: Tensor) -> Tensor:
    """The gradient of `binary_cross_entropy` with respect to the predictions, its 1/N included.

    Y_pred (N, 1) in [0, 1], Y (N, 1) of 0 and 1.
    Returns d_Y_pred (N, 1), finite also where Y_pred is exactly 0 or 1.
    """
    ### BEGIN SOLUTION
    P = Y_pred.clamp(1e-7, 1 - 1e-7)
    return (P - Y) / (P * (1 - P)) / Y.shape[0]
    ### END SOLUTION


# %% [markdown]
# **Layer 2.** You are given $\partial L / \partial \hat Y$, of shape (N, O). Go through the sigmoid
# first, entry by entry,
#
# $$\frac{\partial L}{\partial l_2[n,o]} = \frac{\partial L}{\partial \hat Y[n,o]} \sigma'(l_2[n,o])$$
#
# and then to the parameters. One weight, and one bias, acts on every row of the batch, so the rows add
# up:
#
# $$\frac{\partial L}{\partial w_2[h,o]} = \sum_n a_1[n,h] \frac{\partial L}{\partial l_2[n,o]}
# \qquad \frac{\partial L}{\partial b_2[o]} = \sum_n \frac{\partial L}{\partial l_2[n,o]}$$
#
# Your work is to write such sums as tensor operations: a sum over a shared index is a matrix product or
# a `.sum`, and the shapes say what to transpose.

# %%
def layer2_backward(d_Y_pred: Tensor, l2: Tensor, a1: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The upstream gradient d_Y_pred carried back through Y_pred = sigmoid(l2) and l2 = a1 @ w2 + b2.

    d_Y_pred (N, O), l2 (N, O), a1 (N, H).
    Returns (d_l2, d_w2, d_b2) of shapes (N, O), (H, O), (O,).
    """
    ### BEGIN SOLUTION
    d_l2 = d_Y_pred * sigmoid_prime(l2)
    return d_l2, a1.T @ d_l2, d_l2.sum(dim=0)
    ### END SOLUTION


# %% [markdown]
# **Layer 1.** You are given $\partial L / \partial l_2$, of shape (N, O). Cross $w_2$ first: a hidden
# unit feeds every output, so it collects from all of them.
#
# $$\frac{\partial L}{\partial a_1[n,h]} = \sum_o \frac{\partial L}{\partial l_2[n,o]} w_2[h,o]$$
#
# The rest is layer 2's story with other letters:
#
# $$\frac{\partial L}{\partial l_1[n,h]} = \frac{\partial L}{\partial a_1[n,h]} \sigma'(l_1[n,h])
# \qquad \frac{\partial L}{\partial w_1[d,h]} = \sum_n X[n,d] \frac{\partial L}{\partial l_1[n,h]}
# \qquad \frac{\partial L}{\partial b_1[h]} = \sum_n \frac{\partial L}{\partial l_1[n,h]}$$

# %%
def layer1_backward(d_l2: Tensor, w2: Tensor, l1: Tensor, X: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The upstream gradient d_l2 carried back through w2, through a1 = sigmoid(l1) and l1 = X @ w1 + b1.

    d_l2 (N, O), w2 (H, O), l1 (N, H), X (N, D).
    Returns (d_a1, d_l1, d_w1, d_b1) of shapes (N, H), (N, H), (D, H), (H,).
    """
    ### BEGIN SOLUTION
    d_a1 = d_l2 @ w2.T
    d_l1 = d_a1 * sigmoid_prime(l1)
    return d_a1, d_l1, X.T @ d_l1, d_l1.sum(dim=0)
    ### END SOLUTION


# %% [markdown]
# ### An example to follow with a pencil
#
# One example, one input, one hidden unit: $x = 1$, $y = 1$, $w_1 = 0.5$, $b_1 = 0$, $w_2 = -1$,
# $b_2 = 0.5$.
#
# | forward | | backward | |
# |---|---|---|---|
# | `l1` = 0.5 · 1 + 0 | 0.5000 | `d_Y_pred` = -1 / 0.4694 | -2.1303 |
# | `a1` = σ(0.5) | 0.6225 | `d_l2` = -2.1303 · σ'(-0.1225) | -0.5306 |
# | `l2` = 0.6225 · (-1) + 0.5 | -0.1225 | `d_w2` = 0.6225 · (-0.5306) | -0.3303 |
# | `Y_pred` = σ(-0.1225) | 0.4694 | `d_b2` = `d_l2` | -0.5306 |
# | cost = -ln 0.4694 | 0.7563 | `d_a1` = -0.5306 · (-1) | 0.5306 |
# | | | `d_l1` = 0.5306 · σ'(0.5) | 0.1247 |
# | | | `d_w1` = 1 · `d_l1`, `d_b1` = `d_l1` | 0.1247, 0.1247 |
#
# Now put the same example into the batch twice, $N = 2$. Every row of `d_Y_pred`, `d_l2`, `d_a1` and
# `d_l1` halves, and the sums over the rows make up for it: `d_w2`, `d_b2`, `d_w1` and `d_b1` are what
# they were, and so is the mean cost.

# %% [markdown]
# ## 5. Learn
#
# Each parameter moves against its gradient, $w \leftarrow w - \eta \cdot \partial L / \partial w$ with
# the learning rate $\eta$.

# %%
def update(params: tuple[Tensor, ...], grads: tuple[Tensor, ...], learning_rate: float) -> tuple[Tensor, ...]:
    """One step of gradient descent.

    params (w1, b1, w2, b2), grads (d_w1, d_b1, d_w2, d_b2).
    Returns the four new parameters in the same order, in tensors of their own; `params` is unchanged.
    """
    ### BEGIN SOLUTION
    return tuple(param - learning_rate * grad for param, grad in zip(params, grads, strict=True))
    ### END SOLUTION


# %% [markdown]
# Every step of the training goes forward, notes the cost, goes backward through both layers with the
# *present* parameters, and only then updates all four of them.

# %%
def train(
    X: Tensor, Y: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor, learning_rate: float, steps: int
) -> tuple[Tensor, Tensor, Tensor, Tensor, list[float]]:
    """`steps` steps of gradient descent on the whole batch, from the given parameters.

    X (N, D), Y (N, 1), w1 (D, H), b1 (H,), w2 (H, 1), b2 (1,); steps >= 1.
    Returns (w1, b1, w2, b2, costs): the trained parameters, and a list of `steps` floats, the cost
    before each update. The arguments are unchanged.
    """
    ### BEGIN SOLUTION
    costs = []
    for _ in range(steps):
        l1, a1, l2, Y_pred = forward(X, w1, b1, w2, b2)
        costs.append(float(binary_cross_entropy(Y_pred, Y)))
        d_l2, d_w2, d_b2 = layer2_backward(loss_derivative(Y_pred, Y), l2, a1)
        _, _, d_w1, d_b1 = layer1_backward(d_l2, w2, l1, X)
        w1, b1, w2, b2 = update((w1, b1, w2, b2), (d_w1, d_b1, d_w2, d_b2), learning_rate)
    return w1, b1, w2, b2, costs
    ### END SOLUTION


# %% [markdown]
# ## The reward: XOR
#
# The last lines train your network on XOR. With standard normal weights about three starts in four bring
# the cost below 0.01; try other seeds, and you will meet some that get stuck near 0.348. That is the
# landscape's doing, not yours.

# %%
if __name__ == "__main__":
    X = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    Y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
    start = init_params(inputs=2, hidden=2, generator=torch.Generator().manual_seed(0))
    *trained, costs = train(X, Y, *start, learning_rate=1.0, steps=5000)
    print(f"cost: {costs[0]:.4f} at the start, {costs[-1]:.4f} at the end")
    print("predictions:", forward(X, *trained)[-1].squeeze())

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `backprop.py` or in `backprop.ipynb`, whichever you like.
#
# - For `backprop.py`, run `pytest public_checks.py` in the same folder (`pip install torch pytest` if
#   they are missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few values and shapes. The hidden ones use other sizes, other numbers and
# both dtypes. Each step is graded from correct inputs of its own, so wrong values cost the points of
# one function and not of those that call it; an exception, or another shape or dtype, can cost theirs too.
#
# Hand in **one** file, `backprop.py` or `backprop.ipynb`.
