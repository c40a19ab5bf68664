"""The gradients of all batches add up.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 27.0
says: backward() adds to the gradients that are there: call optimizer.zero_grad() before it.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
