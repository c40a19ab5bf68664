"""Training runs in evaluation mode.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again, train_epoch.learns
keeps: 26.0
says: model.eval() stops batch normalisation from using the batch: training needs model.train().
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.eval()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
