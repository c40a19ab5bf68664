"""Everything is computed in float64.

fails: forward.any_input, loss_gradient.any_input, train.any_input
keeps: 21.0
says: You cast to float64, whatever comes in: the results have the dtype of the arguments.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    inputs, targets = np.array(inputs, dtype=float), np.array(targets, dtype=float)
    G1 = W1 @ inputs.T + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss
