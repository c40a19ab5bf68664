"""The losses are those after each step.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again
keeps: 27.75
says: Return the loss that the step was computed from, not the one after it.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(nn.functional.cross_entropy(model(images[rows]), labels[rows]).item())
    return losses
