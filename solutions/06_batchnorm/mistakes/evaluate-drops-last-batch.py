"""The smaller last batch is left out.

fails: evaluate.values, evaluate.any_input
keeps: 27.75
says: Every image counts: keep the last batch.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        whole = max(len(images) // 32, 1) * 32
        images, labels = images[:whole], labels[:whole]
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
