"""The smaller last batch is left out.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 27.0
says: Every image counts: keep the last batch, however small it is.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images) - batch_size + 1, batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
