"""The loss is summed over the examples.

fails: evaluate.values, evaluate.any_input
keeps: 28.5
says: The loss is the mean over all examples: yours is the sum.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels, reduction="sum").item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
