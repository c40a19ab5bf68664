"""Gradients are recorded.

fails: evaluate.leaves_the_model
keeps: 29.25
says: Nobody will go back through this: compute it under torch.no_grad().
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    if True:
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
