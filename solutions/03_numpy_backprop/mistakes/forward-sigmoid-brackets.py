"""The sigmoid lacks its brackets.

fails: forward.values, forward.any_input, forward.published, train.first_steps, train.published,
  train.converges
keeps: 16.0
says: 1 / 1 + np.exp(-x) is 1 + np.exp(-x), for division binds tighter: put brackets around 1 + np.exp(-x).
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = W1 @ inputs.T + B1
    S1 = 1 / 1 + np.exp(-G1)
    G2 = W2 @ S1 + B2
    S2 = 1 / 1 + np.exp(-G2)
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss
