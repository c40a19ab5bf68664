"""A new optimizer takes the place of the given one.

fails: train_epoch.batches, train_epoch.batch_size, train_epoch.again, train_epoch.learns
keeps: 26.0
says: Use the optimizer that you are given: its learning rate is the caller's choice.
"""


def train_epoch(model, images, labels, optimizer, batch_size=32):
    model.train()
    losses = []
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for start in range(0, len(images), batch_size):
        rows = slice(start, start + batch_size)
        loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
