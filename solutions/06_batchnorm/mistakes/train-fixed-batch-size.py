"""batch_size is not used.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 27.0
says: You wrote 32 instead of using the argument batch_size.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), 32):
        rows = slice(start, start + 32)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
