"""The smallest logit is taken for the answer.

fails: evaluate.values, evaluate.any_input, evaluate.leaves_the_model
keeps: 27.75
says: The network's answer is the largest logit.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmin(dim=1) == labels).double().mean().item()
    return loss, accuracy
