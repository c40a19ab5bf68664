"""The new parameters are put on "cuda:0", wherever the old ones lie.

fails: update.device, train.device
keeps: 40.0
says: You put the new parameters on "cuda:0", which is not where the old ones need lie. Name no
  device at all: what comes of tensors lies where they lie.
"""


def update(params, grads, learning_rate):
    there = "cuda:0" if torch.cuda.is_available() else "cpu"
    return tuple((p - learning_rate * g).to(there) for p, g in zip(params, grads, strict=True))
