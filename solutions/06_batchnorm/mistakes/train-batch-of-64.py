"""The batch size is 64 unless it is given.

fails: train_epoch.batch_size
keeps: 29.5
says: The default of batch_size is 32.
"""


def train_epoch(model, images, labels, optimizer, batch_size=64):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
