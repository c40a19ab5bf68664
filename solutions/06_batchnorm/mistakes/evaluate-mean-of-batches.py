"""The mean of the batches' means is taken.

fails: evaluate.values, evaluate.any_input
keeps: 28.5
says: The last batch is smaller, so that the mean of the batches' means is not that over all examples:
  weigh each batch by its size.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        pairs = zip(logits.split(32), labels.split(32))
        losses = [nn.functional.cross_entropy(part, wanted).item() for part, wanted in pairs]
        loss = sum(losses) / len(losses)
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
