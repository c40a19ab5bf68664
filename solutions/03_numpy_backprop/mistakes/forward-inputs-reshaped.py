"""The inputs are reshaped to (D, N) instead of transposed.

fails: forward.values, forward.any_input, forward.published, train.published, train.converges
keeps: 16.0
says: Your G1 has the right shape and shuffled numbers: reshape re-reads the rows, .T turns them.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.reshape(inputs.shape[1], inputs.shape[0]) + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss
