"""The model is evaluated in training mode.

fails: evaluate.values, evaluate.any_input, evaluate.leaves_the_model
keeps: 27.0
says: Call model.eval(): in training mode the answer depends on the batch, and looking moves the running
  statistics.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.train()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
