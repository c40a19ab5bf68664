"""torch.optim does the updates.

fails: train.first_steps, train.any_input, train.defaults, train.published, train.converges
keeps: 17.0
says: The update is yours to write: torch is off limits inside train.
"""

import torch


def train(inputs, targets, W1, B1, W2, B2, learning_rate=0.1, steps=2000):
    params = [torch.from_numpy(p.copy()) for p in (W1, B1, W2, B2)]
    optimizer = torch.optim.SGD(params, lr=learning_rate)
    losses = []
    for _ in range(steps):
        now = [p.numpy() for p in params]
        losses.append(forward(inputs, targets, *now)[-1])
        for param, grad in zip(params, loss_gradient(inputs, targets, *now)):
            param.grad = torch.from_numpy(grad)
        optimizer.step()
    return (*(p.numpy() for p in params), losses)
