"""Only the first 32 images are looked at.

fails: evaluate.values, evaluate.any_input
keeps: 27.75
says: Look at all images, not at the first batch only.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        images, labels = images[:32], labels[:32]
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
