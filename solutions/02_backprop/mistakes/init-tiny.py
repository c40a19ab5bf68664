"""The weights are ten thousand times too small.

fails: init_params.random
keeps: 39.0
says: Your weights are so small that all hidden units start alike: XOR stays on its plateau for thousands of
  steps.
"""


def init_params(inputs, hidden, generator=None):
    w1 = torch.randn(inputs, hidden, generator=generator) * 1e-4
    w2 = torch.randn(hidden, 1, generator=generator) * 1e-4
    return w1, torch.zeros(hidden), w2, torch.zeros(1)
