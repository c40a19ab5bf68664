"""The model is always left in training mode.

fails: evaluate.leaves_the_model
keeps: 29.25
says: Restore the mode that you found: it need not have been training.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train()
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
