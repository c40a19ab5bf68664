"""The mode is left as it is.

fails: evaluate.values, evaluate.any_input, evaluate.leaves_the_model
keeps: 27.0
says: Call model.eval() before you look: the model may come in training mode.
"""


def evaluate(model, images, labels):
    was_training = model.training
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
