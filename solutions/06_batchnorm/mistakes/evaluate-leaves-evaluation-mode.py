"""The model is left in evaluation mode.

fails: evaluate.leaves_the_model
keeps: 29.25
says: Restore the mode that you found: model.train(was_training).
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
