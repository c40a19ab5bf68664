"""The images are changed in place.

fails: evaluate.any_input
keeps: 29.25
says: images *= ... overwrites the caller's images: make a new tensor.
"""


def evaluate(model, images, labels):
    images *= 1.0001
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
