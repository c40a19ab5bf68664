"""A loop over exactly four examples.

fails: forward.values, forward.any_input, loss_gradient.gradients, loss_gradient.any_input, train.first_steps,
  train.any_input, train.defaults
keeps: 2.5
says: You treat exactly 4 examples, and the batch has another number: read it from inputs.shape[0], or drop
  the loop.
"""


def forward(inputs, targets, W1, B1, W2, B2):
    G1 = np.column_stack([W1 @ inputs[n] for n in range(4)]) + B1
    S1 = 1 / (1 + np.exp(-G1))
    G2 = W2 @ S1 + B2
    S2 = 1 / (1 + np.exp(-G2))
    pred = S2.T
    loss = -np.sum(targets * np.log(pred) + (1 - targets) * np.log(1 - pred))
    return G1, S1, G2, S2, pred, loss
