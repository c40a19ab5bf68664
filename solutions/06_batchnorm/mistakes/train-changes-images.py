"""The images are changed in place.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 28.5
says: images -= ... overwrites the caller's images, and each epoch shifts them again.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    images -= images.mean()
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
