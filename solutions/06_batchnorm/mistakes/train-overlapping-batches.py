"""Each batch reaches into the next one.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 27.0
says: A slice ends before its stop: start + batch_size, without the + 1.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size + 1)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
