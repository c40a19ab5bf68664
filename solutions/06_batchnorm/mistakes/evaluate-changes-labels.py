"""The labels are changed in place.

fails: evaluate.any_input
keeps: 29.25
says: labels.sub_ overwrites the caller's labels: compare with ==, which makes a new tensor.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    missed = labels.sub_(logits.argmax(dim=1))
    return loss, (missed == 0).double().mean().item()
