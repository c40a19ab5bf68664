"""The same by hand in NumPy.

README.md is the task: replace each `raise NotImplementedError` by your own code, and run
`pytest public_checks.py` to see how far you are.
"""

import numpy as np


def forward(
    inputs: np.ndarray, targets: np.ndarray, W1: np.ndarray, B1: np.ndarray, W2: np.ndarray, B2: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray, float]:
    """The predictions and their summed loss, with what the way back will need.

    inputs (N, D), targets (N, 1), W1 (H, D), B1 (H, 1), W2 (1, H), B2 (1, 1).
    Returns (G1, S1, G2, S2, pred, loss): (H, N), (H, N), (1, N), (1, N), (N, 1), and a float.
    """
    raise NotImplementedError


def loss_gradient(
    inputs: np.ndarray, targets: np.ndarray, W1: np.ndarray, B1: np.ndarray, W2: np.ndarray, B2: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The exact gradient of the summed loss with respect to the four parameters.

    inputs (N, D), targets (N, 1), W1 (H, D), B1 (H, 1), W2 (1, H), B2 (1, 1).
    Returns (dL_dW1, dL_dB1, dL_dW2, dL_dB2), each of its parameter's shape.
    """
    raise NotImplementedError


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
    raise NotImplementedError


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
