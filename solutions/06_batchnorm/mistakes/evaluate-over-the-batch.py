"""The largest logit is sought in each column.

fails: evaluate.values, evaluate.any_input, evaluate.leaves_the_model
keeps: 27.75
says: The answer for one image is the largest of its ten logits: argmax(dim=1), along the row.
"""


def evaluate(model, images, labels):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(images)
        loss = nn.functional.cross_entropy(logits, labels).item()
    model.train(was_training)
    accuracy = (logits.argmax(dim=0) == labels[:10] if len(labels) > 9 else logits.argmax(dim=0)[:1] == labels).double().mean().item()
    return loss, accuracy
