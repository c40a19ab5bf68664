"""The accuracy is given in per cent.

fails: evaluate.values, evaluate.any_input, evaluate.leaves_the_model
keeps: 27.75
says: The accuracy is a share between 0 and 1: do not multiply by 100.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item() * 100
    return loss, accuracy
