"""The batches are taken in random order.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 27.0
says: Take the images in the order in which they lie there: whoever wants another order can shuffle them
  before.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    order = torch.randperm(len(images))
    images, labels = images[order], labels[order]
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
