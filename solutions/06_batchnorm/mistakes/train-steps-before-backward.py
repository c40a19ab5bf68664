"""The step comes before the gradient.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again, train_epoch.learns
keeps: 26.0
says: First backward(), then step(): yours uses the gradient of the batch before.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
    return losses
