"""The logits pass a softmax before the cross-entropy.

fails: evaluate.values, evaluate.any_input
keeps: 28.5
says: cross_entropy has the softmax in it: give it the raw logits.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits.softmax(dim=1), labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=1) == labels).double().mean().item()
    return loss, accuracy
