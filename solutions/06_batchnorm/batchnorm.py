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
# # Assignment 06: batch normalisation, by hand and at work on MNIST
#
# In assignment 05 you chose the start of a network, so that a signal kept its size on the way through:
# behind ten layers its standard deviation was still 1.03, where PyTorch's usual start had left 0.004 of
# it. But a start is only a start. With the first step of training the weights change, and what every layer
# is given changes with them.
#
# Batch normalisation does not hope that the numbers keep their size, it makes them keep it, in every
# layer and at every step (Sergey Ioffe and Christian Szegedy, *Batch Normalization*, 2015). Here you write
# it, forward and backward, and then see what it is worth on real images. This is what two networks with
# the same three linear layers have learnt after three short epochs, in the median of 20 runs:
#
# | | mean loss of the last epoch | test images that are recognised |
# |---|---|---|
# | without batch normalisation | 2.14 | 43 of 100 |
# | with it | 0.74 | 88 of 100 |
#
# {{points}}

# %% [markdown]
# ## The rules
#
# **Off limits inside the first four functions**: automatic differentiation (`backward()`,
# `torch.autograd`, `requires_grad`), `torch.nn` with everything below it, and PyTorch's own
# normalisations under whatever name (`torch.batch_norm`, `torch.native_batch_norm`, `torch.layer_norm`,
# ...). A function that uses them earns nothing; the others are still graded. You need only tensor
# operations: `*`, `/`, `.mean`, `.var`, `.sqrt`, `.sum`. The models and their training are free to use
# all of `torch.nn`.
#
# **Dtype and device** come from the arguments: float64 in, float64 out. The functions work for any number
# of examples and of features, one included.
#
# **Arguments stay as they are.** No function changes a tensor that it was given.
#
# **Keep the names and the signatures**, and write below each docstring.

# %%
import numpy as np
import torch
from torch import Tensor, nn

# %% [markdown]
# ## 1. Forward
#
# A batch `x` holds $N$ examples (rows) of $F$ features (columns). Each feature is normalised for itself,
# over the examples of the batch. With the mean and the variance of feature $j$
#
# $$\mu_j = \frac{1}{N} \sum_i x_{ij} \qquad v_j = \frac{1}{N} \sum_i (x_{ij} - \mu_j)^2$$
#
# the feature is shifted and divided, so that it has mean 0 and variance 1. Then a *scale* $\gamma_j$ and a
# *shift* $\beta_j$, which are trained like weights, let the network have another size if it needs one:
#
# $$\hat x_{ij} = \frac{x_{ij} - \mu_j}{\sqrt{v_j + \varepsilon}} \qquad
# \text{out}_{ij} = \gamma_j \hat x_{ij} + \beta_j$$
#
# - The variance is the *biased* one, a mean over $N$. `torch.var` divides by $N - 1$ unless you tell it
#   not to (`correction=0`).
# - $\varepsilon$ stands below the root, beside the variance. Without it a feature that is constant in this
#   batch would be $0 / 0$. That happens all the time: the corners of the images are always black.
# - With a single example ($N = 1$) the mean is the example itself, and `out` is $\beta$.
#
# The second result, `cache`, is a note to yourself: whatever your backward pass will need. It may be any
# object (a tuple, a dictionary, ...). Nobody else looks into it.

# %%
def batchnorm_forward(x: Tensor, gamma: Tensor, beta: Tensor, eps: float = 1e-5) -> tuple[Tensor, object]:
    """Each feature normalised over the batch, then times gamma, plus beta.

    x (N, F); gamma, beta (F,). Returns (out, cache): out (N, F) in x's dtype, and any object that
    `batchnorm_backward` needs.
    """
    ### BEGIN SOLUTION
    mean = x.mean(dim=0)
    inverse_std = 1 / torch.sqrt(x.var(dim=0, correction=0) + eps)
    normal = (x - mean) * inverse_std
    return gamma * normal + beta, (normal, inverse_std, gamma)
    ### END SOLUTION


# %% [markdown]
# ## 2. Backward
#
# From above comes the upstream gradient $g_{ij} = \partial L / \partial \text{out}_{ij}$. The last step
# forward was $\gamma_j \hat x_{ij} + \beta_j$, with one $\gamma_j$ and one $\beta_j$ for all examples:
#
# $$\frac{\partial L}{\partial \beta_j} = \sum_i g_{ij} \qquad
# \frac{\partial L}{\partial \gamma_j} = \sum_i g_{ij} \hat x_{ij}$$
#
# The gradient of $x$ is the interesting one. An entry $x_{ij}$ reaches the loss by three paths: through its
# own $\hat x_{ij}$, and through the mean and the variance, which it is a part of, through the $\hat x$ of
# *every* example in the batch. Take them one after the other, or all at once:
#
# $$\frac{\partial L}{\partial x_{ij}} = \frac{\gamma_j}{\sqrt{v_j + \varepsilon}}
# \left( g_{ij} - \frac{1}{N} \sum_k g_{kj} - \hat x_{ij} \frac{1}{N} \sum_k g_{kj} \hat x_{kj} \right)$$
#
# The second term is the path through the mean, the third the path through the variance. Derive the
# formula once yourself: start from $\partial \hat x_{kj} / \partial x_{ij}$, and use that the $\hat x$ of a
# feature add up to 0.
#
# Leave the cache as it is: somebody may go back through it twice.

# %%
def batchnorm_backward(dout: Tensor, cache: object) -> tuple[Tensor, Tensor, Tensor]:
    """The upstream gradient dout carried back to the three inputs of `batchnorm_forward`.

    dout (N, F); cache as `batchnorm_forward` returned it.
    Returns (dx, dgamma, dbeta) of shapes (N, F), (F,), (F,).
    """
    ### BEGIN SOLUTION
    normal, inverse_std, gamma = cache
    dgamma = (dout * normal).sum(dim=0)
    dbeta = dout.sum(dim=0)
    dx = gamma * inverse_std * (dout - (dbeta + normal * dgamma) / len(dout))
    return dx, dgamma, dbeta
    ### END SOLUTION


# %% [markdown]
# ### An example to follow with a pencil
#
# One feature of four examples, with $\gamma = 3$, $\beta = 10$ and, to keep the numbers round,
# $\varepsilon = 4$. The mean is 4 and the variance 5, so the root is $\sqrt{5 + 4} = 3$:
#
# | | | | | |
# |---|---|---|---|---|
# | `x` | 1 | 3 | 5 | 7 |
# | the normalised x | -1 | -1/3 | 1/3 | 1 |
# | `out` | 7 | 9 | 11 | 13 |
# | `dout`, from above | 4 | 0 | 0 | 0 |
# | `dx` | 2 | -4/3 | -2/3 | 0 |
#
# `dbeta` is 4 and `dgamma` is -4. Only the first example got a gradient from above, and yet all but the last
# pass one on: that is the mean and the variance at work. The entries of `dx` add up to 0, as they must,
# because adding the same number to all four examples changes nothing.

# %% [markdown]
# ## 3. When there is no batch
#
# Somebody shows the trained network *one* image. Its mean is itself, and the answer would always be
# $\beta$. Even in a larger batch, the answer for one image should not depend on which others happen to lie
# beside it. So during training one keeps *running statistics* of every feature, and in evaluation uses
# those. After each batch
#
# $$\text{running} \leftarrow (1 - m) \cdot \text{running} + m \cdot \text{batch}$$
#
# with the momentum $m = 0.1$: a tenth of the new, nine tenths of the old. The same rule moves the mean and
# the variance. But this time, as in `nn.BatchNorm1d`, the variance is the *unbiased* one, over $N - 1$: it is
# to estimate the variance of all images there are, and that of a sample's own deviations is too small.

# %%
def update_running_stats(
    running_mean: Tensor, running_var: Tensor, x: Tensor, momentum: float = 0.1
) -> tuple[Tensor, Tensor]:
    """The running statistics after one more batch.

    running_mean, running_var (F,); x (N, F) with N >= 2; momentum is the share of the new batch.
    Returns (running_mean, running_var) as new tensors; the variance of the batch is the unbiased one.
    """
    ### BEGIN SOLUTION
    mean = (1 - momentum) * running_mean + momentum * x.mean(dim=0)
    var = (1 - momentum) * running_var + momentum * x.var(dim=0)
    return mean, var
    ### END SOLUTION


# %%
def batchnorm_inference(
    x: Tensor,
    gamma: Tensor,
    beta: Tensor,
    running_mean: Tensor,
    running_var: Tensor,
    eps: float = 1e-5,
) -> Tensor:
    """Each feature normalised by its running statistics, then times gamma, plus beta.

    x (N, F); all others (F,). Returns out (N, F); a row of it depends on no other row of x.
    """
    ### BEGIN SOLUTION
    normal = (x - running_mean) / torch.sqrt(running_var + eps)
    return gamma * normal + beta
    ### END SOLUTION


# %% [markdown]
# ## 4. Two models
#
# Now from `torch.nn`, whose `BatchNorm1d` does what you have just written, and learns its gamma and beta.
# Images of 784 pixels come in, 10 logits go out, one for each digit:
#
# Linear(784, 32), BatchNorm1d(32), ReLU, Linear(32, 32), BatchNorm1d(32), ReLU, Linear(32, 10)
#
# and for comparison the same without the two normalisations. What counts is what a model computes: whether
# you use `nn.Sequential` or a class with a `forward`, and what you call its parts, is up to you. There is no
# softmax at the end, because the loss below takes logits.

# %%
def build_bn_model() -> nn.Module:
    """Two hidden layers of 32 units, each normalised before its ReLU; 10 outputs.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
    ### END SOLUTION


# %%
def build_nn_model() -> nn.Module:
    """The same network without batch normalisation.

    The model takes a batch of images (N, 784) and returns logits (N, 10).
    """
    ### BEGIN SOLUTION
    return nn.Sequential(
        nn.Linear(784, 32),
        nn.ReLU(),
        nn.Linear(32, 32),
        nn.ReLU(),
        nn.Linear(32, 10),
    )
    ### END SOLUTION


# %% [markdown]
# ## 5. Training and evaluation
#
# An epoch goes once through all images, batch by batch, in the order in which they lie there: for each batch
# the cross-entropy of the logits (`nn.functional.cross_entropy`, a mean over the batch), its gradient, one
# step of the optimizer. The last batch may be smaller than the others and is not left out. A model with
# batch normalisation must be told that this is training: `model.train()`.

# %%
def train_epoch(
    model: nn.Module,
    images: Tensor,
    labels: Tensor,
    optimizer: torch.optim.Optimizer,
    batch_size: int = 32,
) -> list[float]:
    """One pass over the images in training mode, with a step of the optimizer for each batch.

    images (N, 784) float32 in [0, 1], labels (N,) int64; the optimizer is that of the model's parameters.
    Returns the cross-entropy of each batch, before its step.
    """
    ### BEGIN SOLUTION
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
    ### END SOLUTION


# %% [markdown]
# Evaluation only looks. The model is in evaluation mode meanwhile, no gradient is recorded
# (`torch.no_grad()`), no running statistic moves, and afterwards the model is in the mode that it was in
# before. The loss is the mean over *all* examples. If you go through them in batches, mind that the last one
# may be smaller, and that the mean of the batches' means is then something else.

# %%
def evaluate(model: nn.Module, images: Tensor, labels: Tensor) -> tuple[float, float]:
    """The mean cross-entropy over all images, and the share of them that is recognised.

    images (N, 784) float32 in [0, 1], labels (N,) int64. Returns (loss, accuracy), taken in evaluation
    mode without recording gradients; the model is left in the mode in which it came.
    """
    ### BEGIN SOLUTION
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
    ### END SOLUTION


# %% [markdown]
# ## The reward: digits
#
# Beside this file lies `mnist_5k.npz`: 4,000 images of handwritten digits to train on, and 1,000 others for
# the test (from MNIST, by Yann LeCun, Corinna Cortes and Christopher Burges). The last lines train both
# models on them. Compare with the table at the top, and try what else you are curious about: other learning
# rates, smaller batches, a model that is evaluated in training mode.

# %%
if __name__ == "__main__":
    with np.load("mnist_5k.npz") as file:
        images = {part: torch.from_numpy(file[f"{part}_images"]) / 255 for part in ("train", "test")}
        labels = {part: torch.from_numpy(file[f"{part}_labels"]).long() for part in ("train", "test")}
    torch.manual_seed(0)
    for build in (build_nn_model, build_bn_model):
        model = build()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
        for _ in range(3):
            losses = train_epoch(model, images["train"], labels["train"], optimizer)
        loss, accuracy = evaluate(model, images["test"], labels["test"])
        print(f"{build.__name__}: the loss of the last epoch is {np.mean(losses):.3f}, on the test images")
        print(f"    it is {loss:.3f}, and {accuracy:.1%} of them are recognised")

# %% [markdown]
# ## Check your work, and hand it in
#
# Work in `batchnorm.py` or in `batchnorm.ipynb`, whichever you like.
#
# - For `batchnorm.py`, run `pytest public_checks.py` in the same folder (`pip install torch numpy pytest`
#   if they are missing).
# - In the notebook, the locked cell below each function runs the same checks.
#
# The public checks look at a few values and shapes. The hidden ones use other sizes, other numbers and both
# dtypes, and they count. Your backward pass is given the cache of your own forward pass; apart from that,
# each function is graded from correct inputs of its own, so a slip in one costs the points of that function
# and no others. `train_epoch` and `evaluate` are given models that are right, whatever yours are.
#
# Hand in **one** file, `batchnorm.py` or `batchnorm.ipynb`.
