"""The loss is summed over the batch.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again, train_epoch.learns
keeps: 26.0
says: The loss of a batch is the mean over its examples, as cross_entropy takes by default: yours is the
  sum.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows], reduction="sum")
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
