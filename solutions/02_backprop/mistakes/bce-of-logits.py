"""torch.nn.functional is called, with probabilities taken for logits.

fails: binary_cross_entropy.values, binary_cross_entropy.extremes, binary_cross_entropy.any_input,
  train.first_steps, train.any_input
keeps: 34.0
says: The sigmoid is applied once more: Y_pred is a probability already. And torch.nn is off limits here.
"""


def binary_cross_entropy(Y_pred, Y):
    return torch.nn.functional.binary_cross_entropy_with_logits(Y_pred, Y)
