"""The mode is left as it is.

fails: train_epoch.batches, train_epoch.again, train_epoch.learns
keeps: 26.5
says: Call model.train() first: the model may come in evaluation mode, and then the batches are not
  normalised.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
