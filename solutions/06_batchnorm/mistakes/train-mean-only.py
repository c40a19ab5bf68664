"""The mean of the losses is returned.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again, train_epoch.learns
keeps: 27.25
says: Return the list with the loss of every batch, not their mean.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)
