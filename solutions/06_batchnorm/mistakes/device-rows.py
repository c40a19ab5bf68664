"""The rows of a batch are picked by numbers that lie on the CPU.

fails: train_epoch.device
keeps: 30.0
says: torch.arange makes its tensor on the CPU unless it is told device=, and index_select wants its numbers where the
  images lie. Write torch.arange(..., device=images.device), or take the rows as a slice: images[start:end].
"""
from torch import nn


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for rows in torch.arange(len(images)).split(batch_size):
        loss = nn.functional.cross_entropy(model(images.index_select(0, rows)), labels.index_select(0, rows))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
