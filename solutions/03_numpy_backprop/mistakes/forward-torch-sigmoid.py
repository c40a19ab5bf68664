"""torch computes the sigmoid.

fails: forward.values, forward.any_input, forward.published
keeps: 18.0
says: torch is off limits here: with np.exp the sigmoid is one line.
"""

import torch


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = torch.sigmoid(torch.from_numpy(G1)).numpy()
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss
